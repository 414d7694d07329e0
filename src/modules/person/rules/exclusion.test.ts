import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '../actor.ts'
import { excludedFromContest } from './exclusion.ts'

test('who organises, is secretary or writes questions may not take part in that contest', () => {
  const excluded = roles.filter((role) =>
    excludedFromContest([{ role, contestId: 1, unitId: null }], 1),
  )
  assert.deepEqual(excluded, ['organiser', 'secretary', 'question_writer'])
})

test('a role in another contest, or none, excludes nobody', () => {
  for (const role of roles)
    assert.equal(excludedFromContest([{ role, contestId: 2, unitId: null }], 1), false)
  assert.equal(excludedFromContest([], 1), false)
})
