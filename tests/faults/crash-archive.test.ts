import { testCrashes } from './crash-tests.ts'
import { archive } from './status-gestures.ts'

await testCrashes('A-254', archive, 11)
