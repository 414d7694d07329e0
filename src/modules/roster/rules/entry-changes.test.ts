import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf } from './entry-changes.ts'

const unit = { id: 1, code: 'so-noi-vu', name: 'Sở Nội vụ' }
const person = {
  personId: 1,
  username: 'nguyenvana',
  name: 'Nguyễn Văn A',
  phone: '0912345678',
  email: null,
  excluded: false,
  unitId: 1,
  unit: unit.name,
  subUnit: null,
  subUnitId: null,
  position: 'Chuyên viên',
  birthDate: null,
  citizenNumber: '094085001234',
  nominated: false,
  hasBegun: false,
}
const entry = {
  row: 2,
  name: 'Nguyễn Văn An',
  unit,
  subUnit: 'Văn phòng',
  position: null,
  phone: '0912345678',
  email: null,
  username: null,
  birthDate: null,
  citizenNumber: '094085009999',
}

test('what is said anew is told, from what to what; a citizen number is not written down', () => {
  assert.deepEqual(changesOf(entry, person), [
    { field: 'name', from: 'Nguyễn Văn A', to: 'Nguyễn Văn An' },
    { field: 'subUnit', from: null, to: 'Văn phòng' },
    { field: 'citizenNumber', from: null, to: null },
    { field: 'nominated', from: false, to: true },
  ])
})

test('a row that says the same changes nothing', () => {
  const { name, phone, citizenNumber } = person
  const same = { ...entry, name, phone, citizenNumber, subUnit: null }
  assert.deepEqual(changesOf(same, { ...person, nominated: true }), [])
})
