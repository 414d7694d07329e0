import { CsvError, parse } from 'csv-parse/sync'
import type { UnitDefinition } from '#src/modules/contest/definition.ts'
import { tidyLines } from '#src/modules/question-bank/rules/tidy-lines.ts'
import { type Decoded, failed } from './decode.ts'
import type { Place, Problem, Said } from './problem.ts'
import { repeated } from './repeated.ts'

/** One value of the file and where it starts. */
type Cell = Place & { readonly text: string }

const header = ['code', 'name', 'unit_group', 'staff_count'] as const
const MAX_UNITS = 10_000

/** Reads the records with the place of every value. Throws a CsvError for a stray quotation mark. */
const readCells = (text: string): Cell[][] => {
  let column = 1
  return parse(text, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    cast: (value, context): Cell => {
      if (context.index === 0) column = 1
      const cell = { text: tidyLines(value), line: context.lines, column }
      // Within quotation marks, each of the value's own is written twice.
      column += value.length + 1 + (context.quoting ? 2 + value.split('"').length - 1 : 0)
      return cell
    },
  }) as unknown as Cell[][]
}

const unitOf = (cells: readonly Cell[]): UnitDefinition => {
  const [code = '', name = '', unitGroup = '', staffCount = ''] = cells.map((cell) => cell.text)
  return { code, name, unitGroup, staffCount: staffCount === '' ? null : Number(staffCount) }
}

const rules: readonly { readonly column: number; readonly form: RegExp; readonly said: Said }[] = [
  {
    column: 0,
    form: /^(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u,
    said: {
      vi: 'mã đơn vị chỉ gồm chữ thường không dấu, số và gạch nối',
      en: 'a unit code has lower-case letters, digits and hyphens only',
    },
  },
  {
    column: 1,
    form: /^.{1,200}$/u,
    said: {
      vi: 'tên đơn vị trống hoặc quá 200 ký tự',
      en: 'the name is empty or over 200 characters',
    },
  },
  {
    column: 2,
    form: /^.{1,200}$/u,
    said: {
      vi: 'khối trống hoặc quá 200 ký tự',
      en: 'the unit group is empty or over 200 characters',
    },
  },
  {
    column: 3,
    form: /^\d{0,6}$/u,
    said: {
      vi: 'số biên chế phải là số nguyên, hoặc để trống',
      en: 'the staff count is a whole number, or empty',
    },
  },
]

type Complain = (cell: Place | undefined, vi: string, en: string) => Problem

const rowProblems = (rows: readonly Cell[][], complain: Complain): Problem[] =>
  rows.flatMap((cells) =>
    cells.length === header.length
      ? rules
          .filter(({ column, form }) => !form.test(cells[column]?.text ?? ''))
          .map(({ column, said }) => complain(cells[column], said.vi, said.en))
      : complain(
          cells[0],
          `dòng có ${cells.length} ô, cần ${header.length}`,
          `the line has ${cells.length} values, ${header.length} are needed`,
        ),
  )

/** Codes and names that stand twice. */
const doubles = (rows: readonly Cell[][], complain: Complain): Problem[] =>
  [0, 1].flatMap((column) =>
    repeated(rows.map((cells) => cells[column]?.text ?? '')).map((row) => {
      const cell = rows[row]?.[column]
      return complain(cell, `“${cell?.text ?? ''}” bị lặp`, `“${cell?.text ?? ''}” is there twice`)
    }),
  )

/** Reads units.csv: the units in order, or every problem with its line and column. */
export const readUnitsCsv = (label: string, text: string): Decoded<readonly UnitDefinition[]> => {
  const complain: Complain = (cell, vi, en) => ({
    file: label,
    line: cell?.line ?? 1,
    column: cell?.column ?? 1,
    vi,
    en,
  })
  let records: Cell[][]
  try {
    records = readCells(text)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const place = { line: Number(error['lines']), column: 1 }
    return failed(complain(place, 'dấu ngoặc kép sai', 'a quotation mark is out of place'))
  }
  const [names = [], ...rows] = records
  const wanted = header.join(',')
  if (names.map((cell) => cell.text).join(',') !== wanted)
    return failed(
      complain(names[0], `dòng đầu phải là ${wanted}`, `the first line must be ${wanted}`),
    )
  const problems = [...rowProblems(rows, complain), ...doubles(rows, complain)]
  if (rows.length === 0 || rows.length > MAX_UNITS)
    problems.push(
      complain(
        names[0],
        `cần từ 1 đến ${MAX_UNITS} đơn vị`,
        `there must be 1 to ${MAX_UNITS} units`,
      ),
    )
  return problems.length > 0 ? failed(...problems) : { ok: true, value: rows.map(unitOf) }
}

/** Where the code of a unit stands in a units.csv that was read; units count from 0. */
export const placeOfUnit = (text: string, unit: number): Place => {
  const { line = 0, column = 0 } = readCells(text)[unit + 1]?.[0] ?? {}
  return { line, column }
}

const cellOf = (value: string): string =>
  /[",\r\n]|^\s|\s$/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** The units as units.csv, in their order: what `readUnitsCsv` reads again as they are. */
export const writeUnitsCsv = (units: readonly UnitDefinition[]): string =>
  [
    header.join(','),
    ...units.map(({ code, name, unitGroup, staffCount }) =>
      [code, name, unitGroup, staffCount === null ? '' : String(staffCount)].map(cellOf).join(','),
    ),
    '',
  ].join('\n')
