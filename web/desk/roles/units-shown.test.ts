import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Roles } from '#src/modules/role/schema.ts'
import { unitsShown } from './units-shown.ts'

const unit = (code: string, name: string, parent: string | null = null) => ({
  code,
  name,
  unitGroup: 'Khối',
  parent,
  coordinators: 0,
})
const holder = (name: string, code: string) => ({
  id: code,
  name,
  username: code,
  phone: null,
  email: null,
  role: 'unit_coordinator' as const,
  unit: { code, name: code },
  grantedAt: '2021-10-01T02:00:00Z',
  hasOwnPassword: true,
  mayRenewPassword: true,
})
const roles: Roles = {
  units: [
    unit('a', 'Sở Nội vụ'),
    unit('b', 'Sở Y tế'),
    unit('c', 'Thanh tra tỉnh'),
    unit('b-1', 'Phòng Một', 'b'),
    unit('b-2', 'Phòng Hai', 'b'),
  ],
  holders: [holder('Đặng Văn Tư', 'a'), holder('Kim Thị Na', 'b-1')],
}
const codes = (search: string, show: string, below = false) =>
  unitsShown(roles, { search, show }, below).map(({ code }) => code)

test('units without a coordinator stand first, sub-units among them only with one', () => {
  assert.deepEqual(codes('', ''), ['b', 'c', 'a', 'b-1'])
  assert.deepEqual(codes('', 'all'), ['b', 'c', 'b-2', 'a', 'b-1'])
  assert.deepEqual(codes('', 'without'), ['b', 'c'])
})

test('a unit is found by its name or its coordinator’s, without tone marks', () => {
  assert.deepEqual(codes('so y', ''), ['b'])
  assert.deepEqual(codes('dang van', ''), ['a'])
  assert.equal(
    unitsShown(roles, { search: 'phong mot', show: '' }, false)[0]?.parentName,
    'Sở Y tế',
  )
})

test('below a unit all sub-units are shown', () => {
  const below: Roles = { ...roles, units: roles.units.filter(({ parent }) => parent === 'b') }
  assert.deepEqual(
    unitsShown(below, { search: '', show: '' }, true).map(({ code }) => code),
    ['b-2', 'b-1'],
  )
})
