import { testCrashes } from './crash-tests.ts'
import { reopen } from './status-gestures.ts'

await testCrashes('A-254', reopen, 11)
