import { testCrashes } from './crash-tests.ts'
import { resumedStart } from './start-gestures.ts'

await testCrashes('A-036 P-13', resumedStart, 9)
