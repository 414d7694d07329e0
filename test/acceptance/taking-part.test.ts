import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { ContestantList } from '#src/modules/contestant/schema.ts'
import type { Live } from '#src/modules/live/schema.ts'
import type { Progress } from '#src/modules/quota/schema.ts'
import type { Ranking, Turnout } from '#src/modules/ranking/schema.ts'
import type { RosterOverview, RosterPage } from '#src/modules/roster/schema.ts'
import type { Overview } from '#src/modules/setup/schema.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt, type Contestant } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aDeskWorker, type DeskWorker } from '#test/factories/desk-worker.ts'
import { aSession } from '#test/factories/people.ts'

const trialDay = '2021-10-01T09:00:00+07:00'
const firstRound = '2021-10-03T09:00:00+07:00'
const secondRound = '2021-10-06T09:00:00+07:00'
const reason = 'Theo biên bản của Ban Tổ chức'

const aContestOfThreeRounds = ({ context }: Application): Promise<Contest> =>
  aContest(context, {
    rounds: [
      { kind: 'trial', start: new Date('2021-10-01T00:00Z'), end: new Date('2021-10-02T00:00Z') },
      { start: new Date('2021-10-02T00:00Z'), end: new Date('2021-10-05T00:00Z') },
      { start: new Date('2021-10-05T00:00Z'), end: new Date('2021-10-20T00:00Z') },
    ],
  })

const take = async (contestant: Contestant): Promise<string> => {
  const { id } = await contestant.begin()
  assert.equal((await contestant.submit(id, 1, {})).statusCode, 200)
  return id
}

/** People of so-1 and so-2 in every state that a contestant can be in; who is what stands in the names. */
const everybody = async (product: Application, contest: Contest, organiser: DeskWorker) => {
  const decide = async (path: string, payload: object): Promise<void> => {
    const reply = await organiser.post(`/contestants/${path}`, payload)
    assert.ok(reply.statusCode < 300, reply.body)
  }
  const disqualify = (username: string, attempt: string | null) =>
    decide(`${username}/disqualifications`, { attempt, reason, evidence: null })
  const someone = (username: string, unitCode = 'so-1') =>
    aContestantAt(product, contest, { username, name: username, unitCode })

  product.clock.set(trialDay)
  await someone('none')
  await someone('none-there', 'so-2')
  await take(await someone('trial-only'))
  const both = await someone('trial-and-ended')
  await take(both)

  product.clock.set(firstRound)
  await take(both)
  const twice = await someone('both-rounds')
  await take(twice)
  await take(await someone('first-round', 'so-2'))
  await disqualify('attempt-out', await take(await someone('attempt-out')))
  const second = await someone('one-of-two-out')
  await disqualify('one-of-two-out', await take(second))
  await take(second)
  await take(await someone('person-out'))
  await disqualify('person-out', null)
  await disqualify('out-unseen', await take(await someone('out-unseen', 'so-2')))
  await disqualify('out-unseen', null)
  const going = await someone('ended-and-open')
  await take(going)
  await take(await someone('moved'))
  const moving = { unit: 'so-2', subUnit: null, reason }
  assert.equal((await organiser.put('/contestants/moved/unit', moving)).statusCode, 204)

  product.clock.set(secondRound)
  await take(twice)
  await take(await someone('second-round', 'so-2'))
  await (await someone('open')).begin()
  await going.begin()
}

const units = ['so-1', 'so-2', 'so-3']

/** What each page says of each unit: [on the roster, took part]. */
const told = async (product: Application, contest: Contest, organiser: DeskWorker) => {
  const base = `/api/v1/contests/${contest.slug}`
  const ask = async <T>(path: string): Promise<T> => {
    const reply = await organiser.get(path)
    assert.equal(reply.statusCode, 200, `${path}: ${reply.body}`)
    return reply.json<T>()
  }
  const nameOf = (code: string) => contest.units.find((unit) => unit.code === code)?.name
  const of = <Row>(rows: readonly Row[], is: (row: Row) => boolean): Row => {
    const row = rows.find(is)
    if (row === undefined) throw new Error('a unit is missing')
    return row
  }
  const totalOf = async (query: string) =>
    (await ask<ContestantList>(`/contestants?${query}`)).total
  const progress = await ask<Progress>('/progress')
  const live = await ask<Live>('/live')
  const turnout = (await product.app.inject(`${base}/turnout`)).json<Turnout>()
  const report = await organiser.get('/progress/report?format=csv')
  const sheets = await readSheets(report.rawPayload)
  assert.ok(sheets.ok)
  const [sheet] = sheets.value
  return {
    live,
    turnout,
    progress,
    ask,
    byUnit: await Promise.all(
      units.map(async (code) => {
        const { figures } = await ask<RosterOverview>(`/units/${code}/roster`)
        const listed = await ask<RosterPage>(`/units/${code}/contestants?tookPart=yes`)
        const notYet = await ask<RosterPage>(`/units/${code}/contestants?tookPart=no`)
        const row = of(progress.rows, (one) => one.code === code)
        const shown = of(live.byUnit, ({ unit }) => unit === code)
        const seen = of(turnout.byUnit, ({ unit }) => unit === nameOf(code))
        const reported = of(sheet?.rows ?? [], ([name]) => name === nameOf(code))
        const took = await totalOf(`unit=${code}&tookPart=true`)
        return {
          roster: [figures.people, figures.nominatedTookPart + figures.selfRegisteredTookPart],
          list: [listed.total + notYet.total, listed.total],
          quota: [row.registered, row.tookPart],
          report: [Number(reported[5]), Number(reported[6])],
          live: [shown.roster, shown.tookPart],
          turnout: [seen.registered, seen.contestants],
          contestants: [(took ?? 0) + ((await totalOf(`unit=${code}&tookPart=false`)) ?? 0), took],
        }
      }),
    ),
  }
}

test('whoever asks who took part gets the same answer everywhere', async (t) => {
  const product = await startApplication(t, { now: trialDay })
  const contest = await aContestOfThreeRounds(product)
  const organiser = await aDeskWorker(product, contest, 'organiser')
  await everybody(product, contest, organiser)
  const { byUnit, live, turnout, progress, ask } = await told(product, contest, organiser)

  const expected = [
    [8, 4],
    [4, 3],
    [0, 0],
  ]
  for (const [index, pages] of byUnit.entries())
    for (const [page, figures] of Object.entries(pages))
      assert.deepEqual(figures, expected[index], `${units[index]}: ${page}`)
  const overview = await product.app.inject({
    url: `/api/v1/desk/contests/${contest.slug}/overview`,
    headers: { cookie: await aSession(product.context, organiser.id) },
  })
  const { figures } = overview.json<Overview>()
  const everywhere = {
    live: [live.people.roster, live.people.tookPart],
    liveByDay: [12, live.byDay.reduce((sum, { newcomers }) => sum + newcomers, 0)],
    turnout: [turnout.registered, turnout.contestants],
    quota: [progress.total.registered, progress.total.tookPart],
    overview: [figures.contestants, figures.contestantsTookPart],
    ranking: [12, (await ask<Ranking>('/parts/kien-thuc/ranking')).total],
  }
  for (const [page, total] of Object.entries(everywhere)) assert.deepEqual(total, [12, 7], page)
  assert.equal(figures.unitsTookPart, turnout.units.taking)
})
