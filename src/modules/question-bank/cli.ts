import type { Command } from 'commander'
import type { Context } from '#src/platform/context.ts'
import { sentence } from '#src/platform/http/problem.ts'
import { readSheetFile } from '#src/platform/sheets/read-sheet-file.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { type BankOutcome, importBank } from './import-bank.ts'
import { bankRefusals } from './refusals.ts'
import type { RowRemark } from './rules/sheet-row.ts'
import { tellBankDifference } from './tell-bank-difference.ts'

type Options = {
  readonly bank: string
  readonly name?: string
  readonly sheet?: string
  readonly dryRun?: true
  readonly json?: true
}

const refusals = { ...sheetRefusals, ...bankRefusals }

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const remarkLine = ({ row, column, found, vi, en }: RowRemark): string =>
  `Dòng ${row}${column === '' ? '' : `, cột ${column}`}: ${found === '' ? '–' : `“${found}”`} → ${vi} / ${en}`

const tellWhy = (outcome: BankOutcome): void => {
  if (outcome.state === 'invalid') for (const problem of outcome.problems) say(remarkLine(problem))
  if (outcome.state === 'refused') for (const { vi, en } of outcome.objections) say(`${vi} / ${en}`)
}

const verdicts = {
  created: 'Imported.',
  changed: 'Changed.',
  unchanged: 'Nothing has changed: the bank stands as in the file.',
  'would-change': 'Nothing was written (--dry-run).',
  invalid: 'Nothing was imported: see the rows above.',
  refused: 'Nothing was imported: the change is refused while things stand as they do.',
} as const

const tellUnreadable = (refusal: Refusal<keyof typeof refusals>, json: boolean): void => {
  const { code } = refusal
  const detail = sentence(refusals[code], refusal, 'vi')
  if (json) console.log(JSON.stringify({ state: 'unreadable', code, detail }, null, 2))
  say(`${detail} / ${sentence(refusals[code], refusal, 'en')}`)
  process.exitCode = 1
}

const conclude = (outcome: BankOutcome, json: boolean): void => {
  if (outcome.state === 'unreadable') {
    tellUnreadable(outcome.refusal, json)
    return
  }
  if (json) console.log(JSON.stringify(outcome, null, 2))
  else {
    for (const note of outcome.notes) say(remarkLine(note))
    if (outcome.ignored.length > 0) say(`Columns passed over: ${outcome.ignored.join(', ')}.`)
    if ('difference' in outcome)
      for (const line of tellBankDifference(outcome.difference)) say(line)
    tellWhy(outcome)
  }
  say(`${outcome.questions} questions read. ${verdicts[outcome.state]}`)
  if (outcome.state === 'invalid' || outcome.state === 'refused') process.exitCode = 1
}

/** Adds `bank import`. */
export const bankCommands = (program: Command, open: () => Promise<Context>): void => {
  const bank = program.command('bank').description('Question banks.')
  bank
    .command('import <file>')
    .description('Imports a question bank from a workbook (.xlsx) or CSV, all or nothing.')
    .requiredOption('--bank <slug>', 'short name of the bank, e.g. quan-ly-nha-nuoc')
    .option('--name <name>', 'its Vietnamese name; else the title above the headings')
    .option('--sheet <sheet>', 'which sheet, where several have questions')
    .option('--dry-run', 'reads and compares, and writes nothing')
    .option('--json', 'prints {"state", "questions", "notes", "problems" or "difference", …}')
    .addHelpText(
      'after',
      `
Headings may stand anywhere in the first ten rows, in Vietnamese or English: STT, Mã, Chủ đề,
Câu hỏi, Phương án A to F, Đáp án (letters, numbers, several, or the text of the option), Mức độ,
Giải thích, Căn cứ. An option such as “Cả A, B, C” is recognised and keeps its place.

The file is the whole bank: a question that changed gets a new version, one that is gone is
retired. Questions keep their codes (Mã, else cau-<STT>) from one import to the next.`,
    )
    .action(async (path: string, options: Options) => {
      const json = options.json === true
      const read = await readSheetFile(path)
      if (!read.ok) {
        tellUnreadable(read.refusal, json)
        return
      }
      const { bank: slug, name, sheet, dryRun } = options
      const outcome = await importBank(await open(), read.value, { slug, name, sheet, dryRun })
      conclude(outcome, json)
    })
}
