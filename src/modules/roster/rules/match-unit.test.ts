import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unitMatcher } from './match-unit.ts'

const units = [
  { id: 1, code: 'so-noi-vu', name: 'Sở Nội vụ' },
  { id: 2, code: 'so-ngoai-vu', name: 'Sở Ngoại vụ' },
  { id: 3, code: 'ubnd-tp-soc-trang', name: 'Ủy ban nhân dân thành phố Sóc Trăng' },
  { id: 4, code: 'so-van-hoa', name: 'Sở Văn hóa, Thể thao và Du lịch' },
]
const match = unitMatcher(units)
const idOf = (cell: string): number | null => {
  const found = match(cell)
  return found.found ? found.unit.id : null
}

test('a unit is found by code, by name, and by name written carelessly', () => {
  assert.equal(idOf('so-noi-vu'), 1)
  assert.equal(idOf('SO-NOI-VU'), 1)
  assert.equal(idOf('Sở Nội vụ'), 1)
  assert.equal(idOf('SỞ NỘI VỤ'), 1)
  assert.equal(idOf('so noi vu'), 1)
  assert.equal(idOf('UBND TP. Sóc Trăng'), 3)
  assert.equal(idOf('Sở Văn hoá, Thể thao & Du lịch'), 4)
  assert.equal(idOf('Sở Văn hoá Thể thao và Du lịch'), 4)
})

test('an unknown unit comes with the nearest name, if any is near', () => {
  const nearest = (cell: string): number | null => {
    const found = match(cell)
    return found.found ? null : (found.nearest?.id ?? null)
  }
  assert.equal(nearest('Sở Nội vụ tỉnh Sóc Trăng'), 1)
  assert.equal(nearest('Sở Nọi vụu'), 1)
  assert.equal(nearest('Sở VH, Thể thao, Du lịch'), 4)
  assert.equal(nearest('Kho bạc'), null)
})

test('two units that read alike are found by their exact names only', () => {
  const twins = unitMatcher([
    { id: 1, code: 'a', name: 'Trường Hồng Dân' },
    { id: 2, code: 'b', name: 'Trường Hông Dan' },
  ])
  assert.deepEqual(twins('Trường Hông Dan'), {
    found: true,
    unit: { id: 2, code: 'b', name: 'Trường Hông Dan' },
  })
  assert.equal(twins('truong hong dan').found, false)
})
