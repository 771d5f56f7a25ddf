import { testCrashes } from './crash-tests.ts'
import { startByDialog } from './start-gestures.ts'

await testCrashes('A-036 P-13', startByDialog, 7)
