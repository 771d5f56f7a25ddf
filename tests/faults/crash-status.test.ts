import { testCrashes } from './crash-tests.ts'
import { updateStatus } from './status-gestures.ts'

await testCrashes('A-254', updateStatus, 8)
