import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateAndTimeOf, instantOfLocal, readTimeOfDay } from './vietnam-clock.ts'

test('a time of day is read as people write it', () => {
  const read = ['7', '07:00', '7h', '7h30', '7 giờ 30', '0730', '7.30', '24:00', ' 23:59 ']
  assert.deepEqual(read.map(readTimeOfDay), [
    '07:00',
    '07:00',
    '07:00',
    '07:30',
    '07:30',
    '07:30',
    '07:30',
    '24:00',
    '23:59',
  ])
})

test('what is no time of day is not taken for one', () => {
  for (const typed of ['', '25', '24:01', '7:60', '7:5:3', 'sáng', '-1', '123456']) {
    assert.equal(readTimeOfDay(typed), null, typed)
  }
})

test('24:00 is the next day’s start, and is shown as the end of the day where it is an end', () => {
  assert.equal(instantOfLocal('2021-10-15T24:00'), '2021-10-15T17:00:00.000Z')
  assert.deepEqual(dateAndTimeOf('2021-10-15T17:00:00.000Z', true), {
    date: '2021-10-15',
    time: '24:00',
  })
  assert.deepEqual(dateAndTimeOf('2021-10-15T17:00:00.000Z', false), {
    date: '2021-10-16',
    time: '00:00',
  })
})

test('a day that the calendar does not have is none', () => {
  for (const local of ['2021-02-29T07:00', '2021-04-31T07:00', '2021-13-01T07:00', '15/9/2021', ''])
    assert.equal(instantOfLocal(local), null, local)
})

test('what the fields show of an instant leads back to it', () => {
  const minute = fc.integer({ min: 0, max: 200_000_000 }).map((minutes) => minutes * 60_000)
  fc.assert(
    fc.property(minute, fc.boolean(), (at, isEnd) => {
      const instant = new Date(at).toISOString()
      const { date, time } = dateAndTimeOf(instant, isEnd)
      assert.equal(instantOfLocal(`${date}T${time}`), instant)
    }),
  )
})
