import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequest } from './read-request.ts'

const units = [{ id: 1, code: 'so-noi-vu', name: 'Sở Nội vụ' }]
const today = new Date('2021-10-01T00:00:00Z')
const password = 'sông nước miền tây'

const read = (said: object, ...fields: string[]) =>
  readRequest(
    { unit: 'so-noi-vu', name: 'Nguyễn Văn An', password, ...said },
    { units, fields: fields.map((code) => ({ code, required: true, unique: false })) },
    today,
  )

const problems = (...args: Parameters<typeof read>) => {
  const result = read(...args)
  return result.ok ? [] : result.problems.map(({ field, code }) => [field, code])
}

test('what the contest asks for is kept, tidied; the rest is not', () => {
  const result = read(
    { name: ' Nguyễn  Văn An', phone: '+84 912 345 678', email: 'an@soctrang.gov.vn' },
    'phone',
  )
  assert.ok(result.ok)
  const { name, phone, email, unit } = result.entry
  assert.deepEqual(
    [name, phone, email, unit.code],
    ['Nguyễn Văn An', '0912345678', null, 'so-noi-vu'],
  )
})

test('every field that is wrong is told', () => {
  assert.deepEqual(
    problems({ phone: '12', unit: 'so-la', password: 'ngắn' }, 'phone', 'birth-date'),
    [
      ['phone', 'roster_phone'],
      ['birth-date', 'roster_required'],
      ['unit', 'roster_unit_unknown'],
      ['password', 'password_too_short'],
    ],
  )
  assert.deepEqual(problems({ name: '' }), [['name', 'roster_name']])
  assert.deepEqual(problems({ password: 'Nguyen Van An 2021' }), [
    ['password', 'password_like_name'],
  ])
})
