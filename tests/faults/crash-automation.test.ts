import { automatedStart } from './automated-start.ts'
import { testCrashes } from './crash-tests.ts'

await testCrashes('A-036 P-13', automatedStart, 7)
