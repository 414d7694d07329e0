import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contestant, Timeline } from '#src/modules/contestant/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aDeskWorker } from '#test/factories/desk-worker.ts'

const hour = 3_600_000

const open = async (t: Parameters<typeof startApplication>[0]) => {
  const product = await startApplication(t)
  const now = product.clock.now().getTime()
  const contest = await aContest(product.context, {
    rounds: [{ start: new Date(now - hour), end: new Date(now + hour) }],
    quiz: { review: 'never', marks: 'after-close' },
  })
  const organiser = await aDeskWorker(product, contest, 'organiser')
  const secretary = await aDeskWorker(product, contest, 'secretary')
  const contestant = await aContestantAt(product, contest, { username: 'thi-sinh' })
  return { ...product, contest, organiser, secretary, contestant }
}

test('the key is told to nobody before the close, and to no secretary after it', async (t) => {
  const { context, clock, organiser, secretary, contestant } = await open(t)
  const attempt = await contestant.begin()
  await contestant.submit(attempt.id, 1, await answersFor(context, attempt, 4))
  const path = `/contestants/thi-sinh/attempts/${attempt.id}`
  const answers = async (who: typeof organiser) => (await who.get(path)).json<Timeline>().answers
  assert.equal(await answers(organiser), null)
  assert.equal(await answers(secretary), null)
  const marks = async (who: typeof organiser) =>
    (await who.get('/contestants/thi-sinh')).json<Contestant>().attempts[0]?.correct
  assert.equal(await marks(organiser), 4)
  assert.equal(await marks(secretary), null)
  for (const one of [path, '/contestants/thi-sinh', '/contestants'])
    assert.doesNotMatch((await organiser.get(one)).body, /Nghị định|Vì /u)

  clock.advance(hour + 2001)
  const told = await answers(organiser)
  assert.equal(told?.filter(({ correct }) => correct).length, 4)
  for (const { options, correct } of told ?? [])
    assert.equal(
      options.every(({ chosen, right }) => chosen === right),
      correct,
    )
  assert.equal(await answers(secretary), null)
  assert.equal(await marks(secretary), 4)
})

test('the timeline numbers devices as they came, and tells refusals of starts apart', async (t) => {
  const { context, clock, contest, secretary, contestant } = await open(t)
  const attempt = await contestant.begin()
  const partId = contest.parts[0]?.id ?? 0
  const row = (kind: string, more: object) => ({
    at: clock.now(),
    contest_id: contest.id,
    part_id: partId,
    person_id: contestant.personId,
    attempt_id: attempt.id,
    kind,
    ...more,
  })
  await context.db.query.deleteFrom('trace').execute()
  await context.db.query
    .insertInto('trace')
    .values([
      row('start', { device: 'zz', address: '10.0.0.1' }),
      row('save', { device: 'zz', sequence: 1 }),
      row('resume', { device: 'aa', address: '10.0.0.2' }),
      row('save', { device: 'zz', sequence: 2 }),
      row('refuse', { device: 'aa', code: 'sequence_conflict' }),
      row('refuse', { attempt_id: null, code: 'closed' }),
    ])
    .execute()
  const reply = await secretary.get(`/contestants/thi-sinh/attempts/${attempt.id}`)
  assert.equal(reply.statusCode, 200, reply.body)
  const { events, next } = reply.json<Timeline>()
  assert.deepEqual(
    events.map(({ kind, device }) => `${kind} ${device}`),
    ['start 1', 'save 1', 'resume 2', 'save 1', 'refuse 2'],
  )
  assert.equal(next, null)
  const { refusals } = (await secretary.get('/contestants/thi-sinh')).json<Contestant>()
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['closed'],
  )
})

test('an attempt is shown with its own contestant only', async (t) => {
  const product = await open(t)
  const { contest, organiser, contestant } = product
  const other = await aContestantAt(product, contest, { username: 'nguoi-khac' })
  const attempt = await other.begin()
  for (const id of [attempt.id, 'khong-phai-ma'])
    assert.equal((await organiser.get(`/contestants/thi-sinh/attempts/${id}`)).statusCode, 404)
  assert.ok(contestant.personId !== other.personId)
})
