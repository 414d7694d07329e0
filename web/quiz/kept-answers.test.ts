import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeKept } from './kept-answers.ts'

test('a tab’s unsent answers join those of another', () => {
  assert.deepEqual(
    mergeKept({ sequence: 4, unsent: { '1': [2] } }, { sequence: 3, unsent: { '2': [1] } }, {}),
    { sequence: 4, unsent: { '1': [2], '2': [1] } },
  )
})

test('a settled answer goes, unless it was changed since', () => {
  const before = { sequence: 1, unsent: { '1': [2], '2': [3] } }
  assert.deepEqual(mergeKept(before, { sequence: 2, unsent: {} }, { '1': [2], '2': [1] }), {
    sequence: 2,
    unsent: { '2': [3] },
  })
})

test('an answer taken back is kept too, until it is settled', () => {
  const kept = mergeKept(null, { sequence: 1, unsent: { '1': [] } }, {})
  assert.deepEqual(kept, { sequence: 1, unsent: { '1': [] } })
  assert.equal(mergeKept(kept, { sequence: 2, unsent: {} }, { '1': [] }), null)
})
