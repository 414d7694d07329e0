import { foldForSearch, tidy } from '#src/shared/text.ts'

/** What a column of a roster file may hold. */
export type Field =
  | 'name'
  | 'family-name'
  | 'given-name'
  | 'unit'
  | 'sub-unit'
  | 'position'
  | 'phone'
  | 'email'
  | 'contact'
  | 'birth-date'
  | 'citizen-number'
  | 'username'

export type Heading = { readonly field: Field; readonly column: number; readonly text: string }

export type Headings = {
  /** index of the last heading row; the people begin below */
  readonly lastRow: number
  readonly columns: readonly Heading[]
  /** headings that no field was found for */
  readonly ignored: readonly string[]
}

/** Headings without tone marks, capitals, brackets and punctuation, as they are met in the field. */
const words: Readonly<Record<Field, readonly string[]>> = {
  name: [
    'ho ten',
    'ho va ten',
    'ho ten thi sinh',
    'ho va ten thi sinh',
    'ho va ten khai sinh',
    'ho ten nguoi du thi',
    'ho va ten nguoi du thi',
    'thi sinh',
    'name',
    'full name',
    'contestant',
  ],
  'family-name': ['ho', 'ho dem', 'ho lot', 'ho va ten dem', 'ho va chu lot', 'ho va dem'],
  'given-name': ['ten'],
  unit: [
    'don vi',
    'ten don vi',
    'ma don vi',
    'co quan',
    'ten co quan',
    'co quan don vi',
    'ten co quan don vi',
    'don vi cong tac',
    'co quan don vi cong tac',
    'don vi du thi',
    'noi cong tac',
    'unit',
    'unit name',
    'unit code',
    'organisation',
    'organization',
    'agency',
  ],
  'sub-unit': [
    'phong',
    'phong ban',
    'phong ban don vi truc thuoc',
    'don vi truc thuoc',
    'phong don vi truc thuoc',
    'bo phan',
    'khoa phong',
    'sub unit',
    'subunit',
    'department',
    'office',
  ],
  position: [
    'chuc vu',
    'chuc danh',
    'chuc vu chuc danh',
    'chuc danh chuc vu',
    'vi tri viec lam',
    'position',
    'job title',
    'title',
  ],
  phone: [
    'so dien thoai',
    'dien thoai',
    'sdt',
    'so dt',
    'dt',
    'so di dong',
    'di dong',
    'dtdd',
    'so dien thoai di dong',
    'dien thoai di dong',
    'dien thoai lien he',
    'so dien thoai lien he',
    'phone',
    'phone number',
    'mobile',
    'mobile phone',
    'telephone',
  ],
  email: [
    'email',
    'e mail',
    'mail',
    'thu dien tu',
    'dia chi email',
    'dia chi thu dien tu',
    'email cong vu',
    'hop thu cong vu',
    'thu dien tu cong vu',
    'email address',
  ],
  contact: [
    'lien he',
    'thong tin lien he',
    'so dien thoai email',
    'dien thoai email',
    'so dien thoai hoac email',
    'dien thoai hoac email',
    'phone or email',
    'phone email',
    'contact',
  ],
  'birth-date': [
    'ngay sinh',
    'ngay thang nam sinh',
    'sinh ngay',
    'date of birth',
    'birth date',
    'birthday',
  ],
  'citizen-number': [
    'cccd',
    'so cccd',
    'can cuoc',
    'so can cuoc',
    'can cuoc cong dan',
    'so can cuoc cong dan',
    'so dinh danh',
    'so dinh danh ca nhan',
    'cmnd',
    'so cmnd',
    'cccd cmnd',
    'so cccd cmnd',
    'cmnd cccd',
    'citizen number',
    'citizen id',
    'id number',
  ],
  username: ['ten dang nhap', 'tai khoan', 'username', 'user name', 'login'],
}

const fields = new Map(
  Object.entries(words).flatMap(([field, texts]) =>
    texts.map((text): [string, Field] => [text, field as Field]),
  ),
)

const plain = (cell: string): string =>
  foldForSearch(cell.replace(/\([^)]*\)/gu, ' '))
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()

const fieldOf = (cell: string): Field | undefined => fields.get(plain(cell))

/** Whether a cell is a heading, of whatever column. */
export const isHeading = (cell: string): boolean => fieldOf(cell) !== undefined

/** How far down the headings may begin: below a national title, an agency and a form's name. */
const firstRows = 10

const headingsOf = (row: readonly string[]): Heading[] =>
  row.flatMap((cell, column) => {
    const field = fieldOf(cell)
    return field === undefined ? [] : [{ field, column, text: tidy(cell) }]
  })

const hasName = (columns: readonly Heading[]): boolean =>
  columns.some(({ field }) => field === 'name' || field === 'given-name')

/** A second line of headings, below a merged “contact” or the like, where the first has no field. */
const secondLine = (columns: readonly Heading[], below: readonly string[]): Heading[] => {
  const taken = new Set(
    columns.filter(({ field }) => field !== 'contact').map(({ column }) => column),
  )
  const nameIsBlank = columns.every(
    ({ field, column }) => field !== 'name' || tidy(below[column] ?? '') === '',
  )
  return nameIsBlank ? headingsOf(below).filter(({ column }) => !taken.has(column)) : []
}

/** Finds the row of headings among the first ten; null where none names the people. */
export const findHeadings = (rows: readonly (readonly string[])[]): Headings | null => {
  let best: { row: number; columns: Heading[] } | null = null
  for (const [row, cells] of rows.slice(0, firstRows).entries()) {
    const columns = headingsOf(cells)
    const better = columns.length > (best?.columns.length ?? 1)
    if (better && hasName(columns)) best = { row, columns }
  }
  if (best === null) return null
  const second = secondLine(best.columns, rows[best.row + 1] ?? [])
  const above = best.columns.filter(({ column }) => second.every((one) => one.column !== column))
  const columns = [...above, ...second]
  const used = new Set(columns.map(({ column }) => column))
  const ignored = (rows[best.row] ?? []).filter(
    (cell, column) => !used.has(column) && tidy(cell) !== '',
  )
  return {
    lastRow: second.length > 0 ? best.row + 1 : best.row,
    columns,
    ignored: ignored.map(tidy),
  }
}
