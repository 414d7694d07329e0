import { foldForSearch, tidy } from '#src/shared/text.ts'
import type { UnitProblem, UnitProblemCode } from '../problems.ts'
import type { Day } from '../unit.ts'
import { isUnitCode } from './codes.ts'
import { findUnitHeadings, type UnitField, type UnitHeadings } from './headings.ts'
import { readDay } from './read-day.ts'

/** One unit as a row of a file names it; null: not said, so that what is held stays. */
export type UnitEntry = {
  readonly row: number
  readonly code: string | null
  readonly name: string
  /** a code or a name */
  readonly parent: string | null
  readonly unitGroup: string | null
  readonly staffCount: number | null
  readonly staffCountedOn: Day | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly contactEmail: string | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly ordinal: number | null
}

type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

/** What was read of a file of units. */
export type ReadUnits = {
  readonly entries: readonly UnitEntry[]
  readonly problems: readonly UnitProblem[]
  /** headings that mean nothing here and were passed over */
  readonly ignored: readonly string[]
  /** field → its heading as written in the file */
  readonly headings: ReadonlyMap<string, string>
}

type Complain = (
  field: UnitField,
  code: UnitProblemCode,
  values?: Readonly<Record<string, string | number>>,
) => null

type Row = { readonly cell: (field: UnitField) => string; readonly problem: Complain }

const mostShown = 80

const readCount = (text: string): number | null => {
  // 1.234, 1 234 and, of a number kept as text with its decimals, 52.0
  const digits = /^\d{1,3}(?:[. ]\d{3})+$/u.test(text)
    ? text.replace(/[. ]/gu, '')
    : text.replace(/[.,]0+$/u, '')
  return /^\d{1,6}$/u.test(digits) ? Number(digits) : null
}

const readCode = (text: string): string | null => {
  const code = text.toLowerCase()
  return isUnitCode(code) ? code : null
}

const readName = (text: string): string | null =>
  /\p{L}/u.test(text) && text.length <= 200 ? text : null

// Excel takes the first zero off a number; a landline of nine digits is none.
const readPhone = (text: string): string | null => {
  const phone = /^[1-9]\d{8}$/u.test(text) ? `0${text}` : text
  return phone.length <= 40 ? phone : null
}

const readEmail = (text: string): string | null =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text) && text.length <= 200 ? text : null

const readText = (text: string): string | null => (text.length <= 200 ? text : null)

const optional = <T>(
  row: Row,
  field: UnitField,
  read: (text: string) => T | null,
  code: UnitProblemCode,
  values: Readonly<Record<string, string | number>> = {},
): T | null => {
  const cell = row.cell(field)
  return cell === '' ? null : (read(cell) ?? row.problem(field, code, values))
}

const readEntry = (row: Row, number: number): UnitEntry => {
  const name = readName(row.cell('name'))
  if (name === null) row.problem('name', 'unit_row_name')
  return {
    row: number,
    code: optional(row, 'code', readCode, 'unit_row_code'),
    name: name ?? '',
    parent: optional(row, 'parent', readText, 'unit_row_too_long', { most: 200 }),
    unitGroup: optional(row, 'unitGroup', readText, 'unit_row_too_long', { most: 200 }),
    staffCount: optional(row, 'staffCount', readCount, 'unit_row_staff'),
    staffCountedOn: optional(row, 'staffCountedOn', readDay, 'unit_row_date'),
    contactName: optional(row, 'contactName', readText, 'unit_row_too_long', { most: 200 }),
    contactPhone: optional(row, 'contactPhone', readPhone, 'unit_row_too_long', { most: 40 }),
    contactEmail: optional(row, 'contactEmail', readEmail, 'unit_row_email'),
    validFrom: optional(row, 'validFrom', readDay, 'unit_row_date'),
    validTo: optional(row, 'validTo', readDay, 'unit_row_date'),
    ordinal: optional(row, 'ordinal', readCount, 'unit_row_ordinal'),
  }
}

/** A line of column numbers, as official forms have below their headings: (1) (2) (3). */
const isNumbering = (cells: readonly string[]): boolean => {
  const filled = cells.map(tidy).filter((cell) => cell !== '')
  return filled.length > 1 && filled.every((cell) => /^\(?(?:\d{1,2}|[A-Z])\)?$/u.test(cell))
}

const fileProblem = (
  code: UnitProblemCode,
  column = '',
  values: UnitProblem['values'] = {},
): UnitProblem => ({ row: null, column, found: column, code, values })

const findList = (
  sheets: readonly Sheet[],
): { readonly sheet: Sheet; readonly headings: UnitHeadings } | UnitProblem => {
  const lists = sheets.flatMap((sheet) => {
    const headings = findUnitHeadings(sheet.rows)
    return headings === null ? [] : [{ sheet, headings }]
  })
  const [list, second] = lists
  if (list === undefined) return fileProblem('unit_heading_missing')
  if (second !== undefined)
    return fileProblem('unit_several_lists', list.sheet.name, { sheet: second.sheet.name })
  const fields = list.headings.columns.map(({ field }) => field)
  const twice = list.headings.columns.find(({ field }, index) => fields.indexOf(field) !== index)
  return twice === undefined ? list : fileProblem('unit_heading_twice', twice.text)
}

/** The units of a sheet from below its headings; every problem of every row is told. */
const readRows = (sheet: Sheet, { lastRow, columns }: UnitHeadings) => {
  const title = (sheet.rows[lastRow] ?? []).map(foldForSearch).join()
  const problems: UnitProblem[] = []
  const entries: UnitEntry[] = []
  for (const [index, cells] of sheet.rows.entries()) {
    const isBlank = cells.every((cell) => tidy(cell) === '')
    const isTitleAgain = cells.map(foldForSearch).join() === title
    if (index <= lastRow || isBlank || isTitleAgain) continue
    if (index === lastRow + 1 && isNumbering(cells)) continue
    const headingOf = (field: UnitField) => columns.find((one) => one.field === field)
    const cell = (field: UnitField): string => tidy(cells[headingOf(field)?.column ?? -1] ?? '')
    const problem: Complain = (field, code, values = {}) => {
      const column = headingOf(field)?.text ?? field
      problems.push({
        row: index + 1,
        column,
        found: cell(field).slice(0, mostShown),
        code,
        values,
      })
      return null
    }
    entries.push(readEntry({ cell, problem }, index + 1))
  }
  return { entries, problems }
}

/** Reads the units of a file: one list, on whichever sheet it is. */
export const readUnits = (sheets: readonly Sheet[]): ReadUnits => {
  const list = findList(sheets)
  if ('code' in list) return { entries: [], problems: [list], ignored: [], headings: new Map() }
  const { entries, problems } = readRows(list.sheet, list.headings)
  return {
    entries,
    problems: entries.length === 0 ? [fileProblem('unit_rows_missing')] : problems,
    ignored: list.headings.ignored,
    headings: new Map(list.headings.columns.map(({ field, text }) => [field, text])),
  }
}
