import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayBars } from './day-bars.ts'

const on = (day: string, attempts: number) => ({ day, attempts, contestants: attempts })

test('days without an attempt are bars of nothing', () => {
  assert.deepEqual(
    dayBars([on('2021-09-30', 4), on('2021-10-02', 7)]).map(({ day, attempts }) => [day, attempts]),
    [
      ['2021-09-30', 4],
      ['2021-10-01', 0],
      ['2021-10-02', 7],
    ],
  )
})

test('a long contest shows its last days', () => {
  const bars = dayBars([on('2019-01-01', 1), on('2021-01-01', 2)], 31)
  assert.equal(bars.length, 31)
  assert.equal(bars.at(-1)?.attempts, 2)
})

test('no attempt, no bar', () => {
  assert.deepEqual(dayBars([]), [])
})
