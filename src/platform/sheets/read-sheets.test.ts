import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { mostSheetBytes, mostSheetRows, readSheets } from './read-sheets.ts'

const workbook = async (rows: SheetData): Promise<Buffer> =>
  Buffer.from(await writeWorkbook(rows).toBuffer())

const rowsOf = async (file: Uint8Array): Promise<readonly (readonly string[])[]> => {
  const read = await readSheets(file)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value[0]?.rows ?? []
}

const codeOf = async (file: Uint8Array): Promise<string> => {
  const read = await readSheets(file)
  return read.ok ? 'read' : read.refusal.code
}

/** A ZIP archive written by hand, to hold what no honest program writes. */
const zip = (files: Record<string, string | Buffer>, hidden: Buffer = Buffer.alloc(0)): Buffer => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content)
    const data = deflateRawSync(raw)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(8, 8)
    header.writeUInt32LE(crc32(raw), 14)
    header.writeUInt32LE(data.length, 18)
    header.writeUInt32LE(raw.length, 22)
    header.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    header.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    locals.push(header, Buffer.from(name), data)
    central.push(entry, Buffer.from(name))
    offset += 30 + name.length + data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset + hidden.length, 16)
  return Buffer.concat([...locals, hidden, directory, end])
}

test('a workbook gives text: numbers whole, dates as ISO, blank rows kept', async () => {
  const file = await workbook([
    [null],
    [{ value: 'DANH SÁCH', columnSpan: 3 }, null, null],
    ['Họ tên', 'SĐT', 'Ngày'],
    [
      ' A ',
      { value: 912_345_678, type: Number },
      { value: new Date('2020-01-02'), type: Date, format: 'dd/mm/yyyy' },
    ],
    [null],
    [
      { value: 0.1 + 0.2, type: Number },
      { value: true, type: Boolean },
      { value: 1e20, type: Number },
    ],
  ])
  assert.deepEqual(await rowsOf(file), [
    ['', '', ''],
    ['DANH SÁCH', '', ''],
    ['Họ tên', 'SĐT', 'Ngày'],
    [' A ', '912345678', '2020-01-02'],
    ['', '', ''],
    ['0.3', 'TRUE', '100000000000000000000'],
  ])
})

test('a CSV may be UTF-8 or UTF-16, with a mark or without, by comma, semicolon or tab', async () => {
  const expected = [
    ['Họ tên', 'Đơn vị'],
    ['Thạch, Sô', 'Sở "Nội vụ"'],
  ]
  for (const separator of [',', ';', '\t']) {
    const text = `Họ tên${separator}Đơn vị\r\n"Thạch, Sô"${separator}"Sở ""Nội vụ"""\r\n`
    const little = Buffer.from(text, 'utf16le')
    const files = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      little,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.from(little).swap16(),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]),
    ]
    for (const file of files) assert.deepEqual(await rowsOf(file), expected)
  }
})

test('an 8-bit encoding is refused, not guessed', async () => {
  // “Họ tên” in windows-1258: H o ̣ (0xF2) …
  assert.equal(await codeOf(Buffer.from('486ff22074ea6e2c410a', 'hex')), 'sheet_encoding')
})

test('a stray quotation mark is told with its row', async () => {
  const read = await readSheets(Buffer.from('a,b\nc,"d"x\n'))
  assert.deepEqual(read, { ok: false, refusal: { code: 'sheet_malformed', values: { row: 2 } } })
})

test('what is no workbook is refused: old Excel, damage, nothing, too much', async () => {
  assert.equal(await codeOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'sheet_old_excel')
  const whole = await workbook([['a']])
  assert.equal(await codeOf(whole.subarray(0, whole.length / 2)), 'sheet_damaged')
  assert.equal(await codeOf(zip({ 'readme.txt': 'hello' })), 'sheet_damaged')
  assert.equal(await codeOf(Buffer.alloc(0)), 'sheet_empty')
  assert.equal(await codeOf(await workbook([[null]])), 'sheet_empty')
  assert.equal(await codeOf(Buffer.alloc(mostSheetBytes + 1, 'a')), 'sheet_too_large')
  assert.equal(await codeOf(Buffer.from('a\n'.repeat(mostSheetRows + 11))), 'sheet_too_large')
})

test('a zip bomb is refused before it is opened', async () => {
  const bomb = zip({ 'xl/worksheets/sheet1.xml': Buffer.alloc(200 * 1024 * 1024, 'a') })
  assert.ok(bomb.length < 300_000)
  assert.equal(await codeOf(bomb), 'sheet_damaged')
})

test('an entry that the directory does not name is refused', async () => {
  const honest = zip({ 'xl/workbook.xml': '<workbook/>' })
  const hidden = zip({ 'xl/worksheets/sheet1.xml': 'a'.repeat(1000) })
  const file = zip({ 'xl/workbook.xml': '<workbook/>' }, hidden.subarray(0, 60))
  assert.equal(file.length, honest.length + 60)
  assert.equal(await codeOf(file), 'sheet_damaged')
})

test('a sheet that reaches to the last cell is refused, in words that help', async () => {
  const sheet =
    '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>'
  const read = await readSheets(zip({ 'xl/worksheets/sheet1.xml': sheet }))
  assert.equal(read.ok ? '' : read.refusal.code, 'sheet_swollen')
  assert.equal(read.ok ? '' : read.refusal.values?.['cell'], 'XFD1048576')
})
