import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entrySpreadMs } from './entry-spread.ts'

test('starts are spread over as long as the server takes for them, ten seconds at most', () => {
  assert.deepEqual([0, 1, 500, 10_000, 100_000].map(entrySpreadMs), [0, 1, 500, 10_000, 10_000])
})
