import { printVerdicts, weighBuild } from './weigh.ts'

process.exitCode = printVerdicts(weighBuild()) === 0 ? 0 : 1
