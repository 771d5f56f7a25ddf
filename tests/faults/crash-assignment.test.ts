import { testCrashes } from './crash-tests.ts'
import { assign } from './gestures.ts'

await testCrashes('A-254', assign, 6)
