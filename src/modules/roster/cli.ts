import { type FileHandle, open as openFile, rm } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { Context } from '#src/platform/context.ts'
import { sentence } from '#src/platform/http/problem.ts'
import { readSheetFile } from '#src/platform/sheets/read-sheet-file.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import { type Language, languages } from '#src/shared/language.ts'
import type { Refusal } from '#src/shared/result.ts'
import { importRoster, type RosterOutcome } from './import-roster.ts'
import { type RosterProblem, rosterProblems } from './problems.ts'
import { rosterRefusals } from './refusals.ts'
import { slipsAsCsv } from './slips.ts'

type Open = () => Promise<Context>
type Taken = RosterOutcome & { readonly taken: true }
type Options = {
  readonly contest: string
  readonly dryRun?: true
  readonly json?: true
  readonly slips?: string
  readonly language: Language
}

const refusals = { ...sheetRefusals, ...rosterRefusals }

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const fail = (line: string): void => {
  say(line)
  process.exitCode = 1
}

const tellRefusal = (refusal: Refusal<keyof typeof refusals>, options: Options): void => {
  const { code } = refusal
  const detail = sentence(refusals[code], refusal, options.language)
  if (options.json === true) console.log(JSON.stringify({ code, detail }, null, 2))
  fail(detail)
}

const expected = (problem: RosterProblem, language: Language): string =>
  sentence(rosterProblems[problem.code], problem, language)

const rowWord = { vi: 'Dòng', en: 'Row', km: 'ជួរ' } as const

const problemLine = (problem: RosterProblem, language: Language): string => {
  const row = problem.row === null ? '' : `${rowWord[language]} ${problem.row}`
  const where = [row, problem.column].filter((part) => part !== '').join(', ')
  const found = problem.found === '' ? '–' : `“${problem.found}”`
  return [where, `${found} → ${expected(problem, language)}`]
    .filter((part) => part !== '')
    .join(': ')
}

const tellProblems = (problems: readonly RosterProblem[], options: Options): void => {
  const told = problems.map((problem) => {
    const { row, column, found, code } = problem
    return { row, column, found, expected: expected(problem, options.language), code }
  })
  if (options.json === true) console.log(JSON.stringify({ problems: told }, null, 2))
  else for (const problem of problems) say(problemLine(problem, options.language))
  fail(`Nothing was imported; problems found: ${problems.length}.`)
}

const tellTaken = (outcome: Taken, options: Options): void => {
  const { taken: _, ...told } = outcome
  if (options.json === true) console.log(JSON.stringify(told, null, 2))
  const { created, linked, updated, unchanged, ignored } = outcome
  const verb = options.dryRun === true ? 'Would create' : 'Created'
  say(
    `${verb} ${created.length}; had an account already ${linked.length}; updated ${updated}; unchanged ${unchanged}.`,
  )
  if (ignored.length > 0) say(`Columns passed over: ${ignored.join(', ')}.`)
}

/** Where the slips go: a file that only its owner reads and that did not exist, or the output. */
const deliverSlips = async (outcome: Taken, options: Options, file?: FileHandle): Promise<void> => {
  if (outcome.created.length === 0 || options.dryRun === true) return
  const csv = slipsAsCsv(outcome.created)
  if (file === undefined) {
    if (options.json !== true) process.stdout.write(csv)
    return
  }
  try {
    await file.writeFile(csv)
    say(`Slips: ${options.slips}. Passwords cannot be shown again; hand them over, then delete it.`)
  } catch (error) {
    // the passwords are nowhere else
    process.stdout.write(csv)
    fail(`The slips could not be written to ${options.slips}: ${String(error)}`)
  }
}

const openSlips = async (path: string): Promise<FileHandle | null> => {
  try {
    return await openFile(path, 'wx', 0o600)
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    fail(exists ? `${path} exists already; it may hold slips.` : `${path}: ${String(error)}`)
    return null
  }
}

const run = async (
  context: Context,
  bytes: Uint8Array,
  options: Options,
  slips?: FileHandle,
): Promise<boolean> => {
  const imported = await importRoster(context, {
    contest: options.contest,
    file: bytes,
    dryRun: options.dryRun === true,
  })
  if (!imported.ok) {
    tellRefusal(imported.refusal, options)
    return false
  }
  if (!imported.value.taken) {
    tellProblems(imported.value.problems, options)
    return false
  }
  tellTaken(imported.value, options)
  await deliverSlips(imported.value, options, slips)
  return imported.value.created.length > 0
}

const importFile = async (path: string, options: Options, open: Open): Promise<void> => {
  const read = await readSheetFile(path)
  if (!read.ok) {
    tellRefusal(read.refusal, options)
    return
  }
  const bytes = read.value
  const { slips: slipsPath } = options
  if (slipsPath === undefined || options.dryRun === true) {
    await run(await open(), bytes, options)
    return
  }
  const slips = await openSlips(slipsPath)
  if (slips === null) return
  let isUsed = false
  try {
    isUsed = await run(await open(), bytes, options, slips)
  } finally {
    await slips.close()
    if (!isUsed) await rm(slipsPath)
  }
}

const help = `
The file is an .xlsx or a CSV (UTF-8 or UTF-16). Among its first ten rows stand the headings, in
Vietnamese or English, in any order: full name, unit (name or code), and where known sub-unit,
position, phone, email, username. All of it is taken or nothing; each problem is told with its row,
column, what was found and what was expected. The same file twice changes nothing, and nobody is
removed.

Example:
  npm run hoithi -- roster import danh-sach.xlsx --contest soctrang-2021 --slips phieu.csv`

/** The verbs about rosters: `roster import`. */
export const rosterCommands = (program: Command, open: Open): void => {
  program
    .command('roster')
    .helpCommand(false)
    .summary('who takes part')
    .description('Rosters: the people who take part in a contest.')
    .command('import <file>')
    .description('Enters the people of a file as contestants and makes their sign-in slips.')
    .requiredOption('--contest <slug>', 'the contest')
    .option('--dry-run', 'say what would be done and write nothing')
    .option('--slips <file>', 'write the slips of those created to this new CSV file')
    .option('--json', 'print {"created", "linked", "updated", "unchanged"} or {"problems"}')
    .addOption(
      new Option('--language <language>', 'of the problems told').choices(languages).default('vi'),
    )
    .addHelpText('after', help)
    .action((file: string, options: Options) => importFile(file, options, open))
}
