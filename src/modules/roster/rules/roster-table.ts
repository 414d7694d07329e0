import { tidy } from '#src/shared/text.ts'
import type { Field, Headings } from './headings.ts'
import { guessColumns } from './guess-columns.ts'
import { findHeadings, isHeading } from './headings.ts'
import {
  type AskedFields,
  listRows,
  readRoster,
  type ReadRoster,
  type RosterPlace,
  type RosterSheet,
} from './read-roster.ts'

/** The columns of the table in which a list of people is corrected before it is taken. */
export const tableFields = [
  'name',
  'unit',
  'sub-unit',
  'position',
  'phone',
  'email',
  'birth-date',
  'citizen-number',
  'username',
] as const
export type TableField = (typeof tableFields)[number]

/** One line of that table, as typed; what is missing is blank. */
export type TableRow = Readonly<Partial<Record<TableField, string>>>

/** A list as it came, made into such a table. */
export type RosterTable = {
  readonly rows: readonly TableRow[]
  /** headings that mean nothing here and were passed over */
  readonly ignored: readonly string[]
  /** whether the columns had no headings and were known by their looks */
  readonly guessed: boolean
}

const longest = 300

const cellsOf = (columns: Headings['columns'], cells: readonly string[]): TableRow => {
  const cell = (field: Field): string => {
    const column = columns.find((one) => one.field === field)?.column
    return column === undefined ? '' : tidy(cells[column] ?? '').slice(0, longest)
  }
  const contact = cell('contact')
  const read: Record<TableField, string> = {
    name: cell('name') || tidy(`${cell('family-name')} ${cell('given-name')}`),
    unit: cell('unit'),
    'sub-unit': cell('sub-unit'),
    position: cell('position'),
    phone: cell('phone') || (contact.includes('@') ? '' : contact),
    email: cell('email') || (contact.includes('@') ? contact : ''),
    'birth-date': cell('birth-date'),
    'citizen-number': cell('citizen-number'),
    username: cell('username'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, text]) => text !== ''))
}

const tableOf = (sheet: RosterSheet, headings: Headings | null): RosterTable | null => {
  if (headings === null) return null
  const guessed = headings.lastRow < 0
  const rows = listRows(sheet.rows, headings)
    .map(({ cells }) => cellsOf(headings.columns, cells))
    // a single heading is none to findHeadings
    .filter(({ name = '' }) => !(guessed && isHeading(name)))
    .filter((row) => Object.keys(row).length > 0)
  return rows.length === 0 ? null : { rows, ignored: headings.ignored, guessed }
}

/**
 * Makes a table of the first sheet with a list of people, whatever is wrong in its cells: by its
 * headings, or, where no sheet has any, by the looks of the columns. Null where it names nobody.
 */
export const readTable = (sheets: readonly RosterSheet[]): RosterTable | null => {
  for (const find of [findHeadings, guessColumns])
    for (const sheet of sheets) {
      const table = tableOf(sheet, find(sheet.rows))
      if (table !== null) return table
    }
  return null
}

/**
 * The table as a sheet that readRoster reads: its headings are the names of the fields, so that
 * problems name them; a blank row below keeps the first from being read as a form's line of column
 * numbers. `indexInTable` finds a row again.
 */
export const sheetOf = (rows: readonly TableRow[]): RosterSheet => ({
  name: 'table',
  rows: [[...tableFields], [], ...rows.map((row) => tableFields.map((field) => row[field] ?? ''))],
})

/** The index in the table of a row as readRoster numbers it. */
export const indexInTable = (row: number): number => row - 3

/** Reads one person from a form, at the desk of a unit; of a blank one too all that is missing. */
export const readOne = (
  row: TableRow,
  asked: AskedFields,
  today: Date,
  place: RosterPlace,
): Pick<ReadRoster, 'entries' | 'problems'> => {
  const isBlank = Object.values(row).every((text) => tidy(text) === '')
  if (!isBlank) return readRoster([sheetOf([row])], [], asked, today, place)
  // a name that is none, since a blank row is nobody's
  const { problems } = readRoster([sheetOf([{ name: '0' }])], [], asked, today, place)
  return { entries: [], problems: problems.map((problem) => ({ ...problem, found: '' })) }
}
