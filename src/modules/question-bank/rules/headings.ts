import { foldForSearch } from '#src/shared/text.ts'

/** What a column of a question workbook holds, apart from the options. */
export type Field =
  'number' | 'code' | 'topic' | 'stem' | 'key' | 'difficulty' | 'explanation' | 'source'

/** Where each thing stands; columns count from 0. */
export type Headings = {
  /** index of the last row of headings */
  readonly lastRow: number
  readonly fields: ReadonlyMap<Field, number>
  /** columns of the options, A first */
  readonly options: readonly number[]
  /** headings that were passed over */
  readonly ignored: readonly string[]
}

export type Rows = readonly (readonly string[])[]

const names: Readonly<Record<Field, readonly string[]>> = {
  number: ['stt', 'tt', 'so tt', 'so thu tu', 'no', 'cau so', 'cau', '#'],
  code: ['ma', 'ma so', 'ma cau hoi', 'ma cau', 'ma ch', 'code', 'question code', 'id'],
  topic: [
    'chu de',
    'chuyen de',
    'chuong',
    'linh vuc',
    'mang',
    'mang noi dung',
    'nhom',
    'nhom cau hoi',
    'phan',
    'topic',
    'category',
    'subject',
    'chapter',
  ],
  stem: [
    'cau hoi',
    'noi dung cau hoi',
    'cau hoi trac nghiem',
    'noi dung',
    'de bai',
    'question',
    'question text',
    'stem',
  ],
  key: [
    'dap an',
    'dap an dung',
    'dap an chinh xac',
    'dap an dung nhat',
    'phuong an dung',
    'phuong an tra loi dung',
    'lua chon dung',
    'cau tra loi dung',
    'tra loi dung',
    'ket qua',
    'key',
    'answer',
    'answer key',
    'correct',
    'correct answer',
    'correct answers',
    'correct option',
    'right answer',
  ],
  difficulty: [
    'do kho',
    'muc do',
    'muc do kho',
    'cap do',
    'muc do nhan thuc',
    'difficulty',
    'level',
  ],
  explanation: [
    'giai thich',
    'giai thich dap an',
    'loi giai',
    'dien giai',
    'huong dan giai',
    'huong dan tra loi',
    'explanation',
    'rationale',
  ],
  source: [
    'can cu',
    'can cu phap ly',
    'co so phap ly',
    'nguon',
    'nguon trich dan',
    'trich dan',
    'van ban',
    'dieu khoan',
    'can cu nguon',
    'source',
    'reference',
    'references',
    'legal basis',
    'legal source',
  ],
}

/** Said of several columns, the first of these is the likelier meaning. */
const weak: Readonly<Partial<Record<Field, readonly string[]>>> = {
  stem: ['noi dung'],
  number: ['cau', 'cau so'],
}

const OPTION =
  /^(?:phuong an tra loi|cau tra loi|phuong an|dap an|lua chon|tra loi|pa|da|y|option|answer|choice)? ?(?:thu )?([a-j]|[1-9]|10)$/u
const OPTIONS_BELOW =
  /^(?:cac |nhung )?(?:phuong an|phuong an tra loi|dap an|lua chon|cau tra loi|options|answers|choices)$/u

const MAX_HEADING_ROW = 10

/** A heading without tone marks, capitals, signs and what stands in parentheses. */
const bare = (heading: string): string =>
  foldForSearch(heading)
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/[^a-z0-9#]+/gu, ' ')
    .trim()

const fieldOf = (heading: string): Field | null =>
  (Object.keys(names) as Field[]).find((field) => names[field].includes(heading)) ?? null

const optionOf = (heading: string): number | null => {
  const [, mark] = OPTION.exec(heading) ?? []
  // A bare number may head anything; a bare letter heads an option.
  if (mark === undefined || (mark === heading && /\d/u.test(mark))) return null
  return /\d/u.test(mark) ? Number(mark) - 1 : mark.charCodeAt(0) - 97
}

const takeFields = (cells: readonly string[]): ReadonlyMap<Field, number> => {
  const fields = new Map<Field, number>()
  const isWeak = (field: Field, column: number): boolean =>
    weak[field]?.includes(cells[column] ?? '') ?? false
  for (const [column, cell] of cells.entries()) {
    const field = fieldOf(cell)
    if (field === null) continue
    const held = fields.get(field)
    if (held === undefined || (isWeak(field, held) && !isWeak(field, column)))
      fields.set(field, column)
  }
  return fields
}

/** Options named by letter or number; or those under one merged heading, or under the same one. */
const takeOptions = (cells: readonly string[]): readonly number[] => {
  const lettered = new Map<number, number>()
  for (const [column, cell] of cells.entries()) {
    const option = optionOf(cell)
    if (option !== null && !lettered.has(option)) lettered.set(option, column)
  }
  const inOrder = [...lettered.keys()].toSorted((one, other) => one - other)
  if (inOrder.length >= 2 && inOrder.every((option, place) => option === place))
    return inOrder.map((option) => lettered.get(option) ?? 0)
  const candidates = cells.flatMap((cell, column) => (OPTIONS_BELOW.test(cell) ? [column] : []))
  const same = Map.groupBy(candidates, (column) => cells[column])
  const repeated = [...same.values()].find((columns) => columns.length >= 2)
  const widest = candidates
    .map((column) => span(cells, column))
    .toSorted((one, other) => other.length - one.length)[0]
  return repeated ?? widest ?? []
}

/** The columns of a merged heading: its own and the empty ones after it. */
const span = (cells: readonly string[], first: number): readonly number[] => {
  const next = cells.findIndex((cell, column) => column > first && cell !== '')
  const end = next === -1 ? cells.length : next
  return Array.from({ length: end - first }, (_, place) => first + place)
}

const readHeadings = (
  cells: readonly string[],
  original: readonly string[],
  lastRow: number,
): Headings | null => {
  const options = takeOptions(cells)
  // "Đáp án" heads the options where the right one has a column of its own.
  const rest = cells.map((cell, column) => (options.includes(column) ? '' : cell))
  const fields = takeFields(rest)
  if (options.length < 2 || !fields.has('stem') || !fields.has('key')) return null
  const taken = new Set([...fields.values(), ...options])
  const ignored = original
    .map((cell) => cell.trim())
    .filter((cell, column) => cell !== '' && !taken.has(column))
  return { lastRow, fields, options, ignored }
}

const merged = (upper: readonly string[], lower: readonly string[]): readonly string[] =>
  Array.from(
    { length: Math.max(upper.length, lower.length) },
    (_, column) => lower[column] || (upper[column] ?? ''),
  )

// Not the first question, whose options may be letters too.
const isMarkedBelow = ({ options, fields }: Headings, below: readonly string[]): boolean =>
  bare(below[fields.get('stem') ?? 0] ?? '') === '' &&
  options.every((column, place) => {
    const mark = bare(below[column] ?? '')
    return mark === String(place + 1) || optionOf(mark) === place
  })

/**
 * Finds the headings within the first ten rows, in one row or in two below a merged cell: a
 * question, at least two options and the key. Null where there are none.
 */
export const findHeadings = (rows: Rows): Headings | null => {
  const first = rows.slice(0, MAX_HEADING_ROW)
  for (const [index, row] of first.entries()) {
    const found = readHeadings(row.map(bare), row, index)
    if (found !== null)
      return isMarkedBelow(found, rows[index + 1] ?? []) ? { ...found, lastRow: index + 1 } : found
  }
  for (const [index, row] of first.slice(1).entries()) {
    const both = merged(first[index] ?? [], row)
    const found = readHeadings(both.map(bare), both, index + 1)
    if (found !== null) return found
  }
  return null
}

/** The title above the headings, e.g. of a merged cell; null where there is none. */
export const titleAbove = (rows: Rows, headings: Headings): string | null =>
  rows
    .slice(0, headings.lastRow)
    .map((row) => row.filter((cell) => cell.trim() !== ''))
    .find((cells) => cells.length === 1)?.[0]
    ?.trim() ?? null
