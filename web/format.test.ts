import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  formatDate,
  formatDuration,
  formatEnd,
  formatExactDuration,
  formatInstant,
  formatNumber,
  formatRemaining,
  formatShare,
  formatShortEnd,
} from './format.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

test('an instant is shown on the Vietnamese clock, with its weekday', () => {
  assert.equal(formatInstant('2021-09-15T00:00:00Z', 'vi'), 'Thứ Tư, 15/9/2021, 07:00')
  assert.equal(formatInstant('2021-09-15T00:00:00Z', 'en'), 'Wednesday, 15 September 2021, 07:00')
  assert.equal(formatInstant('2021-09-15T00:00:00Z', 'km'), 'ថ្ងៃពុធ, 15/9/2021, 07:00')
})

test('the Vietnamese day begins at 17:00 UTC', () => {
  assert.equal(formatDate('2020-12-31T16:59:59.999Z', 'vi'), 'Thứ Năm, 31/12/2020')
  assert.equal(formatDate('2020-12-31T17:00:00Z', 'vi'), 'Thứ Sáu, 1/1/2021')
})

test('an end at midnight is 24:00 of the last day', () => {
  assert.equal(formatEnd('2021-10-15T17:00:00Z', 'vi'), 'Thứ Sáu, 15/10/2021, 24:00')
  assert.equal(formatEnd('2021-10-15T10:30:00Z', 'vi'), 'Thứ Sáu, 15/10/2021, 17:30')
  assert.equal(formatShortEnd('2021-10-15T17:00:00Z'), '15/10/2021')
})

test('numbers are grouped by points and broken by a comma, in English the other way round', () => {
  assert.equal(formatNumber(2318, 'vi'), '2.318')
  assert.equal(formatNumber(8.5, 'vi'), '8,5')
  assert.equal(formatNumber(1_234_567.25, 'en', 2), '1,234,567.25')
  assert.equal(formatNumber(-0.04, 'vi'), '0')
  assert.equal(formatNumber(-1200, 'vi'), '−1.200')
  assert.equal(formatShare(38 / 46, 'vi'), '82,6 %')
})

test('durations are said in words, without empty units', () => {
  assert.equal(formatDuration(72 * second + 999, 'vi'), '1 phút 12 giây')
  assert.equal(formatDuration(10 * minute, 'vi'), '10 phút')
  assert.equal(formatDuration(999, 'vi'), '0 giây')
  assert.equal(formatDuration(hour + second, 'en'), '1 hour 1 second')
  assert.equal(formatDuration(2 * minute, 'km'), '2 នាទី')
})

test('time left is said in its two largest units', () => {
  assert.equal(formatRemaining(76 * hour + 5 * minute, 'vi'), '3 ngày 4 giờ')
  assert.equal(formatRemaining(2 * hour, 'vi'), '2 giờ 0 phút')
  assert.equal(formatRemaining(59 * minute + 3 * second, 'vi'), '59 phút 3 giây')
  assert.equal(formatRemaining(9 * second, 'en'), '9 seconds')
  assert.equal(formatRemaining(-5, 'vi'), '0 giây')
})

test('a duration that decides a rank is shown to the thousandth', () => {
  assert.equal(formatExactDuration(72_345, 'vi'), '1:12,345')
  assert.equal(formatExactDuration(600_000, 'en'), '10:00.000')
})

test('two durations that differ are never shown alike where ranks hang on them', () => {
  fc.assert(
    fc.property(fc.nat(hour), fc.nat(hour), (one, other) => {
      fc.pre(one !== other)
      assert.notEqual(formatExactDuration(one, 'vi'), formatExactDuration(other, 'vi'))
    }),
  )
})

test('no number is written with another number of digits than it has', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), (value) => {
      assert.equal(Number(formatNumber(value, 'vi').replaceAll('.', '')), value)
    }),
  )
})
