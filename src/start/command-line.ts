import { Command, CommanderError } from 'commander'
import { readConfig, SettingError } from '#src/config.ts'
import type { Context } from '#src/platform/context.ts'
import { type Installation, openInstallation } from './open-installation.ts'
import { StartError } from './start-error.ts'

/** Adds a module's verbs to the program; `open` gives what its use cases need. */
export type AddCommands = (program: Command, open: () => Promise<Context>) => void

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

const newProgram = (): Command =>
  new Command('hoithi')
    .description('Runs online contests: the same program as `npm start`, as a command line.')
    .usage('<verb> [options]')
    .showHelpAfterError('(--help says more)')
    .helpCommand(false)
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  npm run hoithi -- doctor
  npm run hoithi -- contest import editions/soctrang-2021
  npm run hoithi -- contest list --json
  npm run hoithi -- roster import --help

Verbs work beside a running server and without one. Settings come from the environment, as for
npm start: \`npm run hoithi -- doctor --settings\` lists them.

Exit codes: 0 done; 1 refused or failed, with the reason in a sentence; 2 not understood.`,
    )

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof StartError || error instanceof SettingError)) throw error
  say(error.message)
  return 1
}

/**
 * Runs one verb and gives the exit code: 0 done, 1 refused or failed (a verb says so by
 * `process.exitCode`), 2 not understood. The database is opened when a verb first asks for it, and
 * closed at the end; an embedded one that was not running is started for the verb.
 */
export const runCommandLine = async (
  commands: readonly AddCommands[],
  args: readonly string[],
): Promise<number> => {
  let installation: Promise<Installation> | undefined
  const open = async (): Promise<Context> => {
    installation ??= openInstallation(readConfig(), say)
    return (await installation).context
  }
  const program = newProgram()
  for (const addCommands of commands) addCommands(program, open)
  try {
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return exitCodeOf(error)
  } finally {
    // Where opening failed there is nothing to close, and the failure has been told above.
    await installation?.then(
      ({ close }) => close(),
      () => undefined,
    )
  }
}
