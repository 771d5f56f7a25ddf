import { testCrashes } from './crash-tests.ts'
import { assign } from './change-gestures.ts'

await testCrashes('A-254', assign, 6)
