import assert from 'node:assert/strict'
import { test } from 'node:test'
import writeWorkbook from 'write-excel-file/node'
import { oddCells } from './odd-cells.ts'

test('percentages and formulas without a result are found by sheet and cell', async () => {
  const file = await writeWorkbook([
    {
      sheet: 'Một & hai',
      data: [
        ['a', { value: 0.25, type: Number, format: '0.0%' }],
        [
          { value: 'A1/0', type: 'Formula' },
          { value: 0.25, type: Number, format: '0.00' },
        ],
      ],
    },
    { sheet: 'Ba', data: [['a']] },
  ]).toBuffer()
  assert.deepEqual(
    oddCells(file),
    new Map([
      [
        'Một & hai',
        new Map([
          ['B1', 'percent'],
          ['A2', 'error'],
        ]),
      ],
      ['Ba', new Map()],
    ]),
  )
})

test('a file that is no workbook has none', () => {
  assert.equal(oddCells(Buffer.from('a,b\n1,2\n')).size, 0)
})

/** An archive that holds these files as they are. */
const stored = (files: Readonly<Record<string, string>>): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const [name, xml] = [Buffer.from(path), Buffer.from(text)]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(xml.length, 18)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt32LE(xml.length, 20)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    locals.push(local, name, xml)
    directory.push(central, name)
    offset += local.length + name.length + xml.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const workbook = (name: string): string =>
  `<workbook><sheets><sheet name="${name}" r:id="x"/></sheets></workbook>`

test('a number that is no sign’s, in the name of a sheet, is not stumbled over', () => {
  const file = stored({ 'xl/workbook.xml': workbook('&#x110000;') })
  assert.deepEqual([...oddCells(file).keys()], ['\u0000'])
})

// Searched to its end from each beginning, it would not be done before the day is.
test('tags that never end are passed by', { timeout: 60_000 }, () => {
  const many = 1_000_000
  const file = stored({
    'xl/workbook.xml': workbook('Một'),
    'xl/_rels/workbook.xml.rels': '<Relationship Id="x" Target="worksheets/sheet1.xml"/>',
    'xl/styles.xml': '<cellXfs '.repeat(many),
    'xl/worksheets/sheet1.xml': '<c '.repeat(many),
  })
  assert.deepEqual(oddCells(file), new Map([['Một', new Map()]]))
})
