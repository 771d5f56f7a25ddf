import { testCrashes } from './crash-tests.ts'
import { handOver } from './change-gestures.ts'

await testCrashes('A-254', handOver, 6)
