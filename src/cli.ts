import { runCommandLine } from './start/command-line.ts'
import { doctorCommand } from './start/doctor-command.ts'

process.exitCode = await runCommandLine([doctorCommand], process.argv.slice(2))
