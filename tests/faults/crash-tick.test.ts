import { testCrashes } from './crash-tests.ts'
import { tick } from './change-gestures.ts'

await testCrashes('A-254', tick, 2)
