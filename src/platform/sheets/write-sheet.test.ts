import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheets } from './read-sheets.ts'
import { type Cell, sheetDownload } from './write-sheet.ts'

const content = {
  name: 'Lượt: thi',
  columns: [{ heading: 'Họ và tên', width: 30 }, { heading: 'Số câu đúng' }, { heading: 'Lúc' }],
  rows: [
    ['=HYPERLINK("http://x")', 9, new Date('2021-10-15T17:00:00Z')],
    ['@Đặng', -1, null],
  ],
}

const asText = (row: readonly unknown[]) => row.map((cell) => String((cell as Cell) ?? ''))

test('a workbook holds text as text, numbers as numbers and instants in Vietnam’s time', async () => {
  const { name, bytes } = await sheetDownload(content, 'xlsx', 'Lượt thi')
  assert.equal(name, 'Lượt thi.xlsx')
  const read = await readSheets(bytes)
  assert.ok(read.ok)
  const [sheet] = read.value
  assert.equal(sheet?.name, 'Lượt  thi')
  assert.deepEqual(sheet?.rows.map(asText), [
    ['Họ và tên', 'Số câu đúng', 'Lúc'],
    ['=HYPERLINK("http://x")', '9', '16/10/2021, 00:00'],
    ['@Đặng', '-1', ''],
  ])
})

test('a CSV opens as UTF-8 and starts no formula', async () => {
  const { bytes } = await sheetDownload(content, 'csv', 'Lượt thi')
  const text = Buffer.from(bytes).toString('utf8')
  assert.ok(text.startsWith('\uFEFFHọ và tên,Số câu đúng,Lúc\r\n'))
  assert.ok(text.includes(`"'=HYPERLINK(""http://x"")",9,"16/10/2021, 00:00"`))
  assert.ok(text.includes("'@Đặng,"))
})
