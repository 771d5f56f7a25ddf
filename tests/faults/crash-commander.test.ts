import { testCrashes } from './crash-tests.ts'
import { handOver } from './gestures.ts'

await testCrashes('A-254', handOver, 6)
