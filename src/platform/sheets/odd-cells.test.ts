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

test('a number that is no sign’s, in the name of a sheet, is not stumbled over', () => {
  const name = Buffer.from('xl/workbook.xml')
  const xml = Buffer.from(
    '<workbook><sheets><sheet name="&#x110000;" r:id="x"/></sheets></workbook>',
  )
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt32LE(xml.length, 18)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt32LE(xml.length, 20)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + name.length + xml.length, 16)
  const file = Buffer.concat([local, name, xml, central, name, end])
  assert.deepEqual([...oddCells(file).keys()], ['\u0000'])
})
