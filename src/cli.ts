import { backupCommands } from './backup/cli.ts'
import { packCommands } from './modules/pack/cli.ts'
import { personCommands } from './modules/person/cli.ts'
import { rankingCommands } from './modules/ranking/cli.ts'
import { bankCommands } from './modules/question-bank/cli.ts'
import { rosterCommands } from './modules/roster/cli.ts'
import { runCommandLine } from './start/command-line.ts'
import { doctorCommand } from './start/doctor-command.ts'

const commands = [
  packCommands,
  bankCommands,
  personCommands,
  rosterCommands,
  rankingCommands,
  doctorCommand,
  backupCommands,
]

process.exitCode = await runCommandLine(commands, process.argv.slice(2))
