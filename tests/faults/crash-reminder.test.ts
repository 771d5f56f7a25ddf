import { testCrashes } from './crash-tests.ts'
import { fallDue } from './status-gestures.ts'

await testCrashes('A-254 P-16', fallDue, 8)
