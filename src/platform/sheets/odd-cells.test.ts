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
