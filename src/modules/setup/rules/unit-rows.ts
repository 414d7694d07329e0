import type { UnitDefinition } from '#src/modules/contest/definition.ts'
import type { Problem } from '#src/modules/pack/rules/problem.ts'
import { shortNameOf } from '#src/shared/short-name.ts'
import { foldForSearch, tidy } from '#src/shared/text.ts'

type Field = 'code' | 'name' | 'unitGroup' | 'staffCount'

const words: Readonly<Record<Field, readonly string[]>> = {
  code: ['ma', 'ma don vi', 'code'],
  name: ['don vi', 'ten don vi', 'co quan', 'ten co quan', 'co quan don vi', 'name', 'unit'],
  unitGroup: ['khoi', 'nhom', 'khoi thi dua', 'unit group', 'unit_group', 'group'],
  staffCount: [
    'bien che',
    'so bien che',
    'so nguoi',
    'so luong',
    'tong so',
    'staff count',
    'staff_count',
  ],
}

/** Rows before the headings, such as a title. */
const MOST_ABOVE = 10
const GROUP = 'Đơn vị dự thi'

const fieldOf = (heading: string): Field | null => {
  const folded = foldForSearch(heading)
    .replace(/[^a-z_ ]/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim()
  const found = Object.entries(words).find(([, known]) => known.includes(folded))
  return found === undefined ? null : (found[0] as Field)
}

type Columns = ReadonlyMap<Field, number>

const findHeadings = (rows: readonly (readonly string[])[]) => {
  for (const [index, row] of rows.slice(0, MOST_ABOVE).entries()) {
    const columns: Columns = new Map(
      row.flatMap((cell, column) => {
        const field = fieldOf(cell)
        return field === null ? [] : [[field, column] as const]
      }),
    )
    if (columns.has('name')) return { index, columns }
  }
  return null
}

const problemIn = (line: number, vi: string, en: string): Problem => ({
  file: '',
  line,
  column: 0,
  vi,
  en,
})

/** A number of people as sheets have it: `1.234` and `1 234` are 1234; null where it is none. */
const staffOf = (text: string): number | null => {
  const digits = text.replace(/[\s.,](?=\d{3}(?:\D|$))/gu, '')
  return /^\d{1,6}$/u.test(digits) ? Number(digits) : null
}

const freeCode = (name: string, taken: ReadonlySet<string>): string => {
  const plain = shortNameOf(name) || 'don-vi'
  let code = plain
  for (let number = 2; taken.has(code); number += 1) code = `${plain.slice(0, 76)}-${number}`
  return code
}

/**
 * Reads the units of a sheet: names, and where there are such columns group, staff and code. A unit
 * without a code gets the one that `known` has for its name, or one made of its name. Gives every
 * problem with its row (counted from 1) instead.
 */
export const readUnitRows = (
  rows: readonly (readonly string[])[],
  known: ReadonlyMap<string, string>,
):
  | { readonly ok: true; readonly value: readonly UnitDefinition[] }
  | { readonly ok: false; readonly problems: readonly Problem[] } => {
  const headings = findHeadings(rows)
  if (headings === null) {
    const vi = 'không thấy cột “Tên đơn vị” ở các dòng đầu'
    return { ok: false, problems: [problemIn(1, vi, 'there is no column “Tên đơn vị”')] }
  }
  const problems: Problem[] = []
  const units: UnitDefinition[] = []
  const codes = new Set<string>()
  const names = new Set<string>()
  for (const [index, row] of rows.entries()) {
    if (index <= headings.index || row.every((cell) => tidy(cell) === '')) continue
    const cell = (field: Field): string => tidy(row[headings.columns.get(field) ?? -1] ?? '')
    const complain = (vi: string, en: string) => problems.push(problemIn(index + 1, vi, en))
    const name = cell('name')
    const staff = cell('staffCount')
    const code = cell('code') || known.get(name) || freeCode(name, codes)
    if (name === '' || name.length > 200)
      complain('tên đơn vị trống hoặc quá dài', 'the name is empty or too long')
    else if (names.has(name)) complain(`“${name}” bị lặp`, `“${name}” is there twice`)
    if (!/^(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(code))
      complain(
        `mã “${code}” chỉ được gồm chữ thường không dấu, số và gạch nối`,
        `the code “${code}” may have lower-case letters, digits and hyphens only`,
      )
    else if (codes.has(code)) complain(`mã “${code}” bị lặp`, `the code “${code}” is there twice`)
    if (staff !== '' && staffOf(staff) === null)
      complain(`“${staff}” không phải số người`, `“${staff}” is not a number of people`)
    names.add(name)
    codes.add(code)
    const unitGroup = cell('unitGroup') || GROUP
    units.push({ code, name, unitGroup, staffCount: staff === '' ? null : staffOf(staff) })
  }
  if (units.length === 0) problems.push(problemIn(1, 'không có đơn vị nào', 'there are no units'))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: units }
}

/** The names of a sheet, to look their codes up by. */
export const unitNames = (rows: readonly (readonly string[])[]): readonly string[] => {
  const headings = findHeadings(rows)
  const column = headings?.columns.get('name') ?? -1
  return rows.map((row) => tidy(row[column] ?? '')).filter((name) => name !== '')
}
