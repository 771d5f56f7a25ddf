import { testCrashes } from './crash-tests.ts'
import { broadcast } from './status-gestures.ts'

await testCrashes('A-254', broadcast, 11)
