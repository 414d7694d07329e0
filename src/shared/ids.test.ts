import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeOrderedId } from './ids.ts'

test('ids are UUIDs of version 7, in the order of their time, and never the same', () => {
  const first = timeOrderedId(new Date('2021-09-15T00:00:00.000Z'))
  const second = timeOrderedId(new Date('2021-09-15T00:00:00.001Z'))
  assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
  assert.ok(first < second)
  assert.equal(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16), Date.UTC(2021, 8, 15))
  const now = new Date()
  assert.equal(new Set(Array.from({ length: 1000 }, () => timeOrderedId(now))).size, 1000)
})
