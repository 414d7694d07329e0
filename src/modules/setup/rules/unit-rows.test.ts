import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readUnitRows, unitNames } from './unit-rows.ts'

const title = ['DANH SÁCH ĐƠN VỊ DỰ THI', '', '']

test('units are read as people list them, whatever stands above', () => {
  const rows = [
    title,
    [],
    ['STT', 'Tên đơn vị', 'Khối', 'Số biên chế'],
    ['1', 'Sở  Y tế ', 'Sở', '1.234'],
    ['', '', '', ''],
    ['2', 'Báo Sóc Trăng', '', ''],
  ]
  assert.deepEqual(readUnitRows(rows, new Map([['Báo Sóc Trăng', 'bao']])), {
    ok: true,
    value: [
      { code: 'so-y-te', name: 'Sở Y tế', unitGroup: 'Sở', staffCount: 1234 },
      { code: 'bao', name: 'Báo Sóc Trăng', unitGroup: 'Đơn vị dự thi', staffCount: null },
    ],
  })
  assert.deepEqual(unitNames(rows).slice(1), ['Sở Y tế', 'Báo Sóc Trăng'])
})

test('every row that is wrong is told', () => {
  const rows = [
    ['Đơn vị', 'Biên chế', 'Mã'],
    ['Sở Y tế', 'nhiều', ''],
    ['Sở Y tế', '', 'Sở Y'],
    ['', '3', 'a'],
  ]
  const read = readUnitRows(rows, new Map())
  assert.ok(!read.ok)
  assert.deepEqual(
    read.problems.map(({ line }) => line),
    [2, 3, 3, 4],
  )
  assert.ok(!readUnitRows([['a']], new Map()).ok)
  assert.ok(!readUnitRows([['Đơn vị']], new Map()).ok)
})

test('two units whose names make the same code get two codes', () => {
  const read = readUnitRows([['Đơn vị'], ['Phòng A/B'], ['Phòng A B']], new Map())
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.map(({ code }) => code),
    ['phong-a-b', 'phong-a-b-2'],
  )
})
