import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findUnits } from './find-units.ts'

const unit = (code: string, name: string) => ({ code, name, unitGroup: 'Khối' })
const units = [
  unit('so-noi-vu', 'Sở Nội vụ'),
  unit('so-y-te', 'Sở Y tế'),
  unit('du-an-1', 'Ban Quản lý dự án 1'),
  unit('du-an-2', 'Ban Quản lý dự án 2'),
  unit('so-nong-nghiep', 'Sở Nông nghiệp và Phát triển nông thôn'),
]
const codes = (typed: string) => findUnits(units, typed).map(({ code }) => code)

test('a unit is found by its code, its name, or words of it without tone marks', () => {
  assert.deepEqual(codes('so-y-te'), ['so-y-te'])
  assert.deepEqual(codes('  SỞ NỘI VỤ '), ['so-noi-vu'])
  assert.deepEqual(codes('nong thon so'), ['so-nong-nghiep'])
  assert.deepEqual(codes('du an'), ['du-an-1', 'du-an-2'])
})

test('a whole name is that unit, even where other names contain it', () => {
  const two = [unit('a', 'Sở Y tế'), unit('b', 'Chi cục thuộc Sở Y tế')]
  assert.deepEqual(
    findUnits(two, 'so y te').map(({ code }) => code),
    ['a'],
  )
})

test('nothing typed and nothing known find nothing', () => {
  assert.deepEqual(codes(' '), [])
  assert.deepEqual(codes('bo ngoai giao'), [])
})
