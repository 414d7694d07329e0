import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { listContests } from '#src/modules/contest/list-contests.ts'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { sentence } from '#src/platform/http/problem.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { exportPack } from './export-pack.ts'
import { importPack, type ImportOutcome } from './import-pack.ts'
import type { PackDifference } from './plan-pack.ts'
import { packRefusals } from './refusals.ts'
import { problemLine } from './rules/problem.ts'
import { tellDifference } from './tell-difference.ts'

type Open = () => Promise<Context>
type ImportOptions = { readonly dryRun?: true; readonly yes?: true; readonly json?: true }

const refusals = { ...contestRefusals, ...packRefusals }

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const ask = async (difference: PackDifference): Promise<boolean> => {
  for (const line of tellDifference(difference)) say(line)
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal.question('Apply these changes? [y/N] ')
    return /^(?:y|yes|c|có|co)$/iu.test(answer.trim().normalize('NFC'))
  } finally {
    terminal.close()
  }
}

const verdicts = {
  created: 'Imported.',
  changed: 'Changed.',
  unchanged: 'Nothing has changed: the contest stands as in the folder.',
  'would-change': 'Nothing was written (--dry-run).',
  declined: 'Nothing was written: this changes what stands. Say --yes to apply it.',
  invalid: 'Nothing was imported: the folder has problems.',
  refused: 'Nothing was imported: the change is refused while things stand as they do.',
} as const satisfies Record<ImportOutcome['state'], string>

const conclude = (outcome: ImportOutcome, options: ImportOptions): void => {
  if (options.json === true) console.log(JSON.stringify(outcome, null, 2))
  else if ('problems' in outcome) for (const problem of outcome.problems) say(problemLine(problem))
  // What is to be approved was shown with the question.
  else if (outcome.state !== 'declined' && (options.yes !== true || outcome.difference.created))
    for (const line of tellDifference(outcome.difference)) say(line)
  say(verdicts[outcome.state])
  if (['invalid', 'refused', 'declined'].includes(outcome.state)) process.exitCode = 1
}

const addImport = (contest: Command, open: Open): void => {
  contest
    .command('import <folder>')
    .description(
      'Imports an edition: contest.yaml, units.csv and documents/ of the folder, and its question banks from ../banks/. All or nothing; the same folder twice changes nothing.',
    )
    .option('--dry-run', 'shows what would change and writes nothing')
    .option('--yes', 'applies a change of what stands without asking')
    .option('--json', 'prints {"state", "difference"} or {"state", "problems"}')
    .addHelpText(
      'after',
      `
A contest that stands already is compared first, field by field, and changed only with --yes or
when a person at the terminal says so. What would alter running attempts is refused: while an
official round is open or official attempts exist, a quiz keeps its questions, time limit and
limit on attempts, and the ranking its keys; a unit with contestants stays. An end can move later.

The form of the files is in schemas/*.schema.json; examples are in editions/.`,
    )
    .action(async (folder: string, options: ImportOptions) => {
      const approve = (difference: PackDifference): Promise<boolean> | boolean => {
        if (options.yes !== true) return ask(difference)
        for (const line of tellDifference(difference)) say(line)
        return true
      }
      const dryRun = options.dryRun === true
      conclude(await importPack(await open(), folder, { dryRun, approve }), options)
    })
}

const addExport = (contest: Command, open: Open): void => {
  contest
    .command('export <contest>')
    .description('Writes an edition back as it was imported, byte by byte, with its banks.')
    .requiredOption('--to <folder>', 'where <contest>/ and banks/ are written')
    .option('--json', 'prints {"files"}')
    .action(async (slug: string, options: { to: string; json?: true }) => {
      const result = await exportPack(await open(), slug, options.to)
      if (result.ok) {
        if (options.json === true) console.log(JSON.stringify({ files: result.value }, null, 2))
        else say(`Wrote ${result.value.length} files below ${options.to}.`)
        return
      }
      const { code } = result.refusal
      const detail = sentence(refusals[code], result.refusal, 'en')
      if (options.json === true) console.log(JSON.stringify({ code, detail }, null, 2))
      say(detail)
      process.exitCode = 1
    })
}

const shown = (instant: string): string => vietnamTime(new Date(instant))

const addList = (contest: Command, open: Open): void => {
  contest
    .command('list')
    .description('Lists the contests: those running, those to come, those closed.')
    .option('--json', 'prints {"serverTime", "contests"}, as the API does')
    .action(async (options: { json?: true }) => {
      const list = await listContests(await open())
      if (options.json === true) console.log(JSON.stringify(list, null, 2))
      else
        for (const { slug, state, startsAt, endsAt, demo, name } of list.contests)
          console.log(
            [
              slug,
              state,
              shown(startsAt),
              shown(endsAt),
              `${name.vi}${demo ? ' (demo)' : ''}`,
            ].join('\t'),
          )
    })
}

/** Adds `contest import`, `contest export` and `contest list`. */
export const packCommands = (program: Command, open: Open): void => {
  const contest =
    program.commands.find((command) => command.name() === 'contest') ?? program.command('contest')
  contest.description('Editions of contests: import, export, list, publish.')
  addImport(contest, open)
  addExport(contest, open)
  addList(contest, open)
}
