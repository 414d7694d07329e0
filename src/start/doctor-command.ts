import type { Command } from 'commander'
import { type Config, readConfig, SettingError } from '#src/config.ts'
import { examine, type Finding } from './doctor.ts'
import { settingsTable } from './settings-table.ts'

type Options = { readonly json?: true; readonly settings?: true }

const readOrFind = (): Config | Finding => {
  try {
    return readConfig()
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    const remedy = 'Correct the environment; `npm run hoithi -- doctor --settings` explains each.'
    return { check: 'Settings', ok: false, found: error.message, remedy }
  }
}

const line = ({ check, ok, found, remedy }: Finding): string =>
  `${ok ? '✓' : '✗'} ${check}: ${found}${ok ? '' : `\n    → ${remedy}`}`

const diagnose = async (): Promise<readonly Finding[]> => {
  const config = readOrFind()
  if ('check' in config) return [config]
  const findings = await examine(config, (sentence) => process.stderr.write(`${sentence}\n`))
  return [{ check: 'Settings', ok: true, found: 'understood', remedy: '' }, ...findings]
}

/** Adds the verb `doctor`. Its exit code is 1 when something is wrong. */
export const doctorCommand = (program: Command): void => {
  program
    .command('doctor')
    .summary('say what is missing or misconfigured')
    .description(
      'Looks at the settings, the data folder, the database, the web app and the accounts, and says what to do where something is wrong.',
    )
    .option('--json', 'print the findings as JSON')
    .option('--settings', 'print every setting with its default and meaning instead, as Markdown')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://… npm run hoithi -- doctor')
    .action(async (options: Options) => {
      if (options.settings === true) {
        process.stdout.write(`${settingsTable()}\n`)
        return
      }
      const findings = await diagnose()
      const text = options.json === true ? JSON.stringify(findings) : findings.map(line).join('\n')
      process.stdout.write(`${text}\n`)
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1
    })
}
