import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import { better, standingKeys } from '#src/modules/attempt/rules/ordering.ts'
import { below, randomFrom } from '#src/modules/attempt/rules/random.ts'
import type { AttemptResult, OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { Contest, RankingKey } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor, type Contestant } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

const standings = (context: Context) =>
  context.db.query.selectFrom('standing').selectAll().orderBy('person_id').execute()

const take = async (
  { context, clock }: Application,
  contestant: Contestant,
  right: number,
  ms: number,
): Promise<AttemptResult> => {
  const attempt = await contestant.begin()
  clock.advance(ms)
  const reply = await contestant.submit(attempt.id, 1, await answersFor(context, attempt, right))
  assert.equal(reply.statusCode, 200)
  return reply.json<AttemptResult>()
}

test('the best attempt counts: most correct, then the shortest, then the earliest', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contestant = await aContestantAt(product, await aContest(context))
  assert.equal((await take(product, contestant, 7, 60_000)).counts, true)
  assert.equal((await take(product, contestant, 6, 10_000)).counts, false)
  assert.equal((await take(product, contestant, 7, 59_999)).counts, true)
  assert.equal((await take(product, contestant, 7, 59_999)).counts, false)
  assert.equal((await take(product, contestant, 8, 600_000)).counts, true)
  const [standing] = await standings(context)
  assert.equal(standing?.correct, 8)
  assert.equal(standing.duration_ms, 600_000)
  assert.equal(standing.attempts, 5)
  const { attempts } = (await contestant.list()).json<OwnAttempts>()
  assert.deepEqual(
    attempts.map((one) => [one.number, one.result?.counts]),
    [
      [5, true],
      [4, false],
      [3, false],
      [2, false],
      [1, false],
    ],
  )
})

test('trial attempts never mix with official ones', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const now = clock.now().getTime()
  const hour = 3_600_000
  const contest = await aContest(context, {
    quiz: { attemptsPerRound: 1 },
    rounds: [
      { kind: 'trial', start: new Date(now), end: new Date(now + hour) },
      { kind: 'official', start: new Date(now + hour), end: new Date(now + 2 * hour) },
    ],
  })
  const contestant = await aContestantAt(product, contest)
  const trial = await take(product, contestant, 10, 1000)
  assert.equal(trial.correct, 10)
  assert.equal(trial.counts, false)
  assert.deepEqual(await standings(context), [])
  clock.set(new Date(now + hour))
  assert.equal((await take(product, contestant, 3, 60_000)).counts, true)
  const [standing] = await standings(context)
  assert.equal(standing?.correct, 3)
  assert.equal(standing.attempts, 1)
  const { attempts } = (await contestant.list()).json<OwnAttempts>()
  assert.deepEqual(
    attempts.map((one) => [one.kind, one.number]),
    [
      ['official', 1],
      ['trial', 1],
    ],
  )
  await rebuildStandings(context, contest.id)
  assert.deepEqual(await standings(context), [standing])
})

test('the unit of a standing is the contestant’s when the attempt ends', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest, { unitCode: 'so-1' })
  const attempt = await contestant.begin()
  const moved = contest.units.find((unit) => unit.code === 'huyen-2')?.id ?? 0
  await context.db.query.updateTable('contestant').set({ unit_id: moved }).execute()
  await contestant.submit(attempt.id, 1, {})
  assert.equal((await standings(context))[0]?.unit_id, moved)
})

const orders: readonly (readonly RankingKey[])[] = [
  ['correct', 'duration', 'achieved'],
  ['correct', 'achieved'],
  ['duration', 'correct'],
  ['correct'],
]

for (const keys of orders)
  test(`standings by ${keys.join(', ')} are those of a model, and of a rebuild`, async (t) => {
    const product = await startApplication(t)
    const { context } = product
    const contest = await aContest(context, { ranking: { keys } })
    const contestants = await Promise.all(
      Array.from({ length: 6 }, () => aContestantAt(product, contest)),
    )
    const random = randomFrom(keys.length)
    const best = new Map<number, { readonly result: AttemptResult; readonly attempts: number }>()
    for (let turn = 0; turn < 30; turn += 1) {
      const contestant = contestants[below(random, contestants.length)]
      assert.ok(contestant)
      // Few values, so that many attempts are equal.
      const result = await take(
        product,
        contestant,
        8 + below(random, 3),
        (below(random, 2) + 1) * 1000,
      )
      const held = best.get(contestant.personId)
      const isBetter =
        held === undefined || better(keysOf(contest, result), keysOf(contest, held.result))
      assert.equal(result.counts, isBetter)
      best.set(contestant.personId, {
        result: isBetter ? result : held.result,
        attempts: (held?.attempts ?? 0) + 1,
      })
    }
    const kept = await standings(context)
    for (const standing of kept) {
      const model = best.get(standing.person_id)
      assert.equal(standing.correct, model?.result.correct)
      assert.equal(standing.duration_ms, model?.result.durationMs)
      assert.equal(standing.achieved_at.toISOString(), model?.result.submittedAt)
      assert.equal(standing.attempts, model?.attempts)
    }
    assert.equal(kept.length, best.size)

    await rebuildStandings(context, contest.id)
    assert.deepEqual(await standings(context), kept)
    await context.db.query.deleteFrom('standing').where('person_id', '<', 4).execute()
    await context.db.query.updateTable('standing').set({ correct: 0, key1: 5 }).execute()
    await rebuildStandings(context, contest.id)
    assert.deepEqual(await standings(context), kept)
  })

const keysOf = (contest: Contest, result: AttemptResult) =>
  standingKeys(contest.ranking.keys, {
    correct: result.correct ?? 0,
    durationMs: result.durationMs,
    achievedAt: new Date(result.submittedAt),
  })
