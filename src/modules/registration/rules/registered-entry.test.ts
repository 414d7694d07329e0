import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryOf, nameProblem } from './registered-entry.ts'

const registered = {
  name: 'Nguyễn Văn An',
  subUnit: 'truong mam non hoa sen',
  position: null,
  phone: '0912345678',
  email: null,
  birthDate: null,
  citizenNumber: null,
}
const root = { id: 1, code: 'so-giao-duc', name: 'Sở Giáo dục và Đào tạo' }

test('a sub-unit of the unit gets its own name, another keeps the words', () => {
  const subUnits = [{ name: 'Trường Mầm non Hoa Sen' }]
  assert.equal(entryOf(registered, { root, subUnits }).subUnit, 'Trường Mầm non Hoa Sen')
  assert.equal(entryOf(registered, { root, subUnits: [] }).subUnit, 'truong mam non hoa sen')
  assert.equal(entryOf({ ...registered, subUnit: null }, { root, subUnits }).subUnit, null)
})

test('nobody gets the account of somebody of another name', () => {
  const entry = entryOf(registered, { root, subUnits: [] })
  assert.equal(nameProblem(entry, { name: 'NGUYỄN VĂN AN' }), null)
  assert.deepEqual(nameProblem(entry, { name: 'Lý Hoa' })?.values, { name: 'Lý Hoa' })
})
