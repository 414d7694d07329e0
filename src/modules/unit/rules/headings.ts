import { foldForSearch, tidy } from '#src/shared/text.ts'

/** What a column of a file of units may hold. */
export type UnitField =
  | 'code'
  | 'name'
  | 'parent'
  | 'unitGroup'
  | 'staffCount'
  | 'staffCountedOn'
  | 'contactName'
  | 'contactPhone'
  | 'contactEmail'
  | 'validFrom'
  | 'validTo'
  | 'ordinal'

export type UnitHeading = {
  readonly field: UnitField
  readonly column: number
  readonly text: string
}

export type UnitHeadings = {
  /** index of the last heading row; the units begin below */
  readonly lastRow: number
  readonly columns: readonly UnitHeading[]
  /** headings that no field was found for */
  readonly ignored: readonly string[]
}

/** The headings of a file that is written here, in the order of its columns. */
export const writtenHeadings: readonly (readonly [UnitField, string, number])[] = [
  ['code', 'Mã đơn vị', 30],
  ['name', 'Tên đơn vị', 48],
  ['parent', 'Mã đơn vị cấp trên', 30],
  ['unitGroup', 'Khối', 36],
  ['staffCount', 'Số biên chế', 12],
  ['staffCountedOn', 'Tính đến ngày', 14],
  ['contactName', 'Người liên hệ', 24],
  ['contactPhone', 'Điện thoại', 16],
  ['contactEmail', 'Thư điện tử', 28],
  ['validFrom', 'Có từ ngày', 14],
  ['validTo', 'Kết thúc từ ngày', 16],
  ['ordinal', 'Thứ tự', 10],
]

/** Headings without tone marks, capitals, brackets and punctuation, as they are met in the field. */
const words: Readonly<Record<UnitField, readonly string[]>> = {
  code: ['ma', 'ma don vi', 'ma so', 'ma dinh danh', 'code', 'unit code'],
  name: [
    'ten',
    'don vi',
    'ten don vi',
    'ten co quan',
    'co quan',
    'ten co quan don vi',
    'co quan don vi',
    'phong ban',
    'ten phong ban',
    'don vi truc thuoc',
    'ten don vi truc thuoc',
    'name',
    'unit',
    'unit name',
    'name of unit',
  ],
  parent: [
    'cap tren',
    'don vi cap tren',
    'ma don vi cap tren',
    'ma cap tren',
    'truc thuoc',
    'don vi chu quan',
    'co quan chu quan',
    'parent',
    'parent code',
    'parent unit',
  ],
  unitGroup: [
    'khoi',
    'nhom',
    'loai',
    'loai don vi',
    'khoi thi dua',
    'nhom don vi',
    'group',
    'unit group',
  ],
  staffCount: [
    'bien che',
    'so bien che',
    'tong bien che',
    'bien che co mat',
    'so cong chuc',
    'so cong chuc vien chuc',
    'so cbccvc',
    'so nguoi',
    'tong so nguoi',
    'si so',
    'staff',
    'staff count',
  ],
  staffCountedOn: [
    'tinh den',
    'tinh den ngay',
    'ngay tinh',
    'bien che tinh den ngay',
    'thoi diem',
    'counted on',
    'staff counted on',
  ],
  contactName: [
    'nguoi lien he',
    'dau moi',
    'dau moi lien he',
    'ho ten nguoi lien he',
    'can bo dau moi',
    'nguoi phu trach',
    'contact',
    'contact name',
  ],
  contactPhone: [
    'dien thoai',
    'so dien thoai',
    'sdt',
    'dien thoai lien he',
    'phone',
    'contact phone',
  ],
  contactEmail: [
    'email',
    'e mail',
    'thu dien tu',
    'hop thu cong vu',
    'email lien he',
    'contact email',
  ],
  validFrom: [
    'co tu',
    'co tu ngay',
    'tu ngay',
    'hieu luc tu',
    'hieu luc tu ngay',
    'ngay thanh lap',
    'thanh lap',
    'valid from',
  ],
  validTo: [
    'ket thuc',
    'ket thuc tu ngay',
    'den ngay',
    'hieu luc den',
    'hieu luc den ngay',
    'ngay ket thuc',
    'ngay giai the',
    'valid to',
  ],
  ordinal: ['thu tu', 'vi tri', 'thu tu hien thi', 'order', 'position', 'ordinal'],
}

const fields = new Map(
  Object.entries(words).flatMap(([field, texts]) =>
    texts.map((text): [string, UnitField] => [text, field as UnitField]),
  ),
)

const plain = (cell: string): string =>
  foldForSearch(cell.replace(/\([^)]*\)/gu, ' '))
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()

/** How far down the headings may begin: below a national title, an agency and a form's name. */
const firstRows = 10

const headingsOf = (row: readonly string[]): UnitHeading[] =>
  row.flatMap((cell, column) => {
    const field = fields.get(plain(cell))
    return field === undefined ? [] : [{ field, column, text: tidy(cell) }]
  })

/** A second line, below a merged “Liên hệ” or the like, where the first has no field. */
const secondLine = (first: readonly UnitHeading[], below: readonly string[]): UnitHeading[] => {
  const nameColumn = first.find(({ field }) => field === 'name')?.column ?? 0
  if (tidy(below[nameColumn] ?? '') !== '') return []
  return headingsOf(below).filter(({ column, field }) =>
    first.every(
      (one) => one.column !== column || (one.field === 'contactName' && field !== 'contactName'),
    ),
  )
}

/** Finds the row of headings among the first ten; null where none names the units. */
export const findUnitHeadings = (rows: readonly (readonly string[])[]): UnitHeadings | null => {
  let best: { row: number; columns: UnitHeading[] } | null = null
  for (const [row, cells] of rows.slice(0, firstRows).entries()) {
    const columns = headingsOf(cells)
    const isNamed = columns.some(({ field }) => field === 'name')
    if (isNamed && columns.length > (best?.columns.length ?? 0)) best = { row, columns }
  }
  if (best === null) return null
  const second = secondLine(best.columns, rows[best.row + 1] ?? [])
  const first = best.columns.filter(({ column }) => second.every((one) => one.column !== column))
  const columns = [...first, ...second]
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
