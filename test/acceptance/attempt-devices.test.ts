import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt, Saved } from '#src/modules/attempt/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

test('a save overtaken by another device’s is told so, one that stands is acknowledged as sent', async (t) => {
  const product = await startApplication(t)
  const contestant = await aContestantAt(product, await aContest(product.context))
  const { id } = (await contestant.start()).json<Attempt>()

  assert.equal((await contestant.save(id, 9, { '1': [1] })).json<Saved>().sequence, 9)
  assert.equal((await contestant.save(id, 5, { '2': [2] })).json<Saved>().sequence, 5)
  assert.equal((await contestant.save(id, 6, { '1': [2] })).json<Saved>().sequence, 9)
  assert.equal((await contestant.save(id, 7, { '1': [1] })).json<Saved>().sequence, 7)

  const shown = (await contestant.show(id)).json<Attempt>()
  assert.deepEqual([shown.slots[0]?.answer, shown.slots[1]?.answer], [[1], [2]])
})
