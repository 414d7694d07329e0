import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import { traceLine } from '#src/modules/attempt/trace-line.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Live, NotBegun } from '#src/modules/live/schema.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { anEndedAttempt } from '#test/factories/ended-attempt.ts'
import { aContestant, aPerson, aSession, type TestPerson } from '#test/factories/people.ts'

const hour = 3_600_000
const day = 24 * hour

const organiserOf = async ({ context }: Application, contest: Contest): Promise<string> => {
  const { id } = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  return aSession(context, id)
}

const watching = (product: Application, contest: Contest, cookie: string) => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    product.app.inject({
      url: `/api/v1/contests/${contest.slug}/live${path}`,
      headers: { cookie, ...headers },
    })
  const live = async (query = ''): Promise<Live> => {
    const reply = await ask(query)
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json<Live>()
  }
  return { ask, live }
}

// A small generator of one's own, so that a failure can be met again.
const dice = (seed: number) => (sides: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * sides)
}

type Kind = 'official' | 'trial'
type Made = {
  readonly person: number
  readonly unit: string
  readonly at: Date
  readonly correct: number
  readonly durationMs: number
  readonly kind: Kind
  readonly open: boolean
  readonly disqualified: boolean
}

/** Forty people in five of six units, with attempts of all kinds, and what was made of them. */
const aBusyContest = async ({ context, clock }: Application) => {
  const now = clock.now().getTime()
  const contest = await aContest(context, {
    rounds: [
      { kind: 'trial', start: new Date(now - 9 * day), end: new Date(now - 6 * day) },
      { start: new Date(now - 6 * day), end: new Date(now + 6 * day) },
    ],
  })
  const roll = dice(7)
  const people: (TestPerson & { readonly unit: string })[] = []
  const made: Made[] = []
  for (let index = 0; index < 40; index += 1) {
    const unit = contest.units[index % 5]?.code ?? ''
    const person = { ...(await aContestant(context, contest, { unitCode: unit })), unit }
    people.push(person)
    // Of one unit nobody begins.
    const attempts = unit === 'huyen-1' ? 0 : roll(4)
    for (let number = 1; number <= attempts; number += 1) {
      const kind: Kind = roll(5) === 0 ? 'trial' : 'official'
      const at = new Date(now - roll(kind === 'trial' ? 2 : 6 * 24) * hour - roll(hour))
      const open = number === attempts && roll(4) === 0
      const one = { correct: roll(11), durationMs: 20_000 + roll(600_000), kind, open }
      const disqualified = !open && roll(6) === 0
      await anEndedAttempt(context, contest, person, {
        ...one,
        number,
        submittedAt: at,
        disqualified,
        endedBy: open ? null : 'contestant',
      })
      made.push({ ...one, at, disqualified, person: person.id, unit })
    }
  }
  await rebuildStandings(context, contest.id)
  return { contest, people, made }
}

const localDay = (at: Date): string => new Date(at.getTime() + 7 * hour).toISOString().slice(0, 10)
const localHour = (at: Date): number => new Date(at.getTime() + 7 * hour).getUTCHours()
const peopleIn = (made: readonly Made[]): number => new Set(made.map(({ person }) => person)).size

test('each figure is what counting one by one gives', async (t) => {
  const product = await startApplication(t)
  const { contest, people, made } = await aBusyContest(product)
  const { live } = watching(product, contest, await organiserOf(product, contest))
  const found = await live()
  const official = made.filter(({ kind }) => kind === 'official')
  const ended = official.filter(({ open, disqualified }) => !open && !disqualified)
  const today = ended.filter(({ at }) => localDay(at) === '2021-10-01')

  assert.deepEqual(found.people, {
    roster: 40,
    begun: peopleIn(official),
    tookPart: peopleIn(ended),
    staff: 120,
    unitsWithoutStaff: 0,
  })
  assert.deepEqual(found.attempts, {
    open: made.filter(({ open }) => open).length,
    openTrials: made.filter(({ open, kind }) => open && kind === 'trial').length,
    finished: ended.length,
    finishedThatDay: today.length,
  })
  assert.deepEqual(
    found.byHour,
    Array.from({ length: 10 }, (_, at) => ({
      hour: at,
      finished: today.filter((one) => localHour(one.at) === at).length,
    })),
  )
  for (const row of found.byUnit) {
    const own = (all: readonly Made[]) => all.filter(({ unit }) => unit === row.unit)
    assert.deepEqual(
      [row.roster, row.begun, row.tookPart, row.finished, row.open],
      [
        people.filter(({ unit }) => unit === row.unit).length,
        peopleIn(own(official)),
        peopleIn(own(ended)),
        own(ended).length,
        own(made).filter(({ open }) => open).length,
      ],
      row.unit,
    )
  }
  assert.equal(found.byUnit[0]?.unit, 'huyen-1')
  assert.equal(found.byUnit.at(-1)?.unit, 'huyen-3')
  assert.deepEqual(found.units, {
    total: 6,
    begun: new Set(official.map(({ unit }) => unit)).size,
  })
  for (const group of found.byGroup) {
    const members = found.byUnit.filter(({ unitGroup }) => unitGroup === group.unitGroup)
    const sum = (of: (row: (typeof members)[number]) => number) =>
      members.reduce((total, row) => total + of(row), 0)
    assert.equal(
      group.tookPart,
      sum((row) => row.tookPart),
    )
    assert.equal(
      group.roster,
      sum((row) => row.roster),
    )
    assert.equal(group.units, 3)
  }
  const firstDays = new Map<number, string>()
  for (const { person, at } of ended.toSorted((one, other) => Number(one.at) - Number(other.at)))
    if (!firstDays.has(person)) firstDays.set(person, localDay(at))
  assert.deepEqual(
    found.byDay.map((row) => row.day),
    ['25', '26', '27', '28', '29', '30', '01'].map((date) =>
      date === '01' ? '2021-10-01' : `2021-09-${date}`,
    ),
  )
  for (const row of found.byDay) {
    const first = [...firstDays.values()]
    assert.equal(row.finished, ended.filter(({ at }) => localDay(at) === row.day).length, row.day)
    assert.equal(row.newcomers, first.filter((one) => one === row.day).length, row.day)
    assert.equal(row.tookPart, first.filter((one) => one <= row.day).length, row.day)
  }
  const [part] = found.parts
  assert.equal(part?.scores.length, 11)
  for (const { correct, finished } of part?.scores ?? [])
    assert.equal(finished, ended.filter((one) => one.correct === correct).length)
  assert.equal(part?.times.length, 10)
  for (const { fromMs, toMs, finished } of part?.times ?? [])
    assert.equal(
      finished,
      ended.filter((one) => one.durationMs >= fromMs && one.durationMs < (toMs ?? Infinity)).length,
    )
})

test('an empty contest has figures too', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const { live, ask } = watching(product, contest, await organiserOf(product, contest))
  const found = await live()
  assert.equal(found.people.roster, 0)
  assert.equal(found.attempts.finished, 0)
  assert.equal(found.byUnit.length, 6)
  assert.equal(found.required, null)
  assert.deepEqual((await ask('/not-begun')).json<NotBegun>().rows, [])
})

test('what contestants do is in the figures within two seconds, and counted once for all who look', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const { live, ask } = watching(product, contest, await organiserOf(product, contest))
  const contestant = await aContestantAt(product, contest)
  assert.equal((await live()).attempts.open, 0)
  const { id } = await contestant.begin()
  assert.equal((await live()).attempts.open, 0)
  clock.advance(1500)
  const begun = await live()
  assert.deepEqual([begun.attempts.open, begun.people.begun, begun.people.tookPart], [1, 1, 0])
  await contestant.submit(id, 1, { '1': [1] })
  clock.advance(1500)
  const ended = await live()
  assert.deepEqual([ended.attempts.open, ended.people.tookPart], [0, 1])

  // Whoever has the figures is told so, and how old they are.
  const tag = String((await ask('')).headers.etag)
  clock.advance(1500)
  const same = await ask('', { 'if-none-match': tag })
  assert.equal(same.statusCode, 304)
  assert.equal(same.body, '')
  assert.equal(same.headers['hoithi-as-of'], clock.now().toISOString())
  await contestant.begin()
  clock.advance(1500)
  assert.equal((await ask('', { 'if-none-match': tag })).statusCode, 200)
})

test('refusals are told by code and hour, of today or of the day asked for', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const end = new Date(clock.now().getTime() + hour)
  const contest = await aContest(context, { rounds: [{ start: clock.now(), end }] })
  const one = await aContestantAt(product, contest)
  const other = await aContestantAt(product, contest)
  clock.advance(2 * hour)
  await one.start()
  await one.start()
  await other.start()
  clock.advance(hour)
  await other.start()
  await other.show('none')
  await traceLine(context.db).flush()
  const { live } = watching(product, contest, await organiserOf(product, contest))
  const closed = {
    code: 'closed',
    times: 4,
    people: 2,
    byHour: [
      { hour: 11, times: 3 },
      { hour: 12, times: 1 },
    ],
  }
  assert.deepEqual((await live()).refusals, [closed])
  clock.advance(day)
  const next = await organiserOf(product, contest)
  assert.deepEqual((await watching(product, contest, next).live()).refusals, [])
  const before = await watching(product, contest, next).live('?day=2021-10-01')
  assert.deepEqual(before.refusals, [closed])
  assert.equal(before.isToday, false)
  assert.equal(before.byHour.length, 24)
})

test('turnout is told against the quota where one is set', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const cookie = await organiserOf(product, contest)
  const { id } = await aPerson(context)
  await sql`
    insert into quota (contest_id, percent, set_by, set_at)
    values (${contest.id}, 20, ${id}, ${clock.now()})`.execute(context.db.query)
  const found = await watching(product, contest, cookie).live()
  // 20 % of 10, 20 and 30, twice.
  assert.equal(found.required, 24)
  assert.equal(found.byUnit.find(({ unit }) => unit === 'so-3')?.required, 6)
})

test('who has not begun is listed by unit and found without tone marks, page by page', async (t) => {
  const product = await startApplication(t)
  const { contest, people, made } = await aBusyContest(product)
  const { context } = product
  await context.db.query.updateTable('person').set({ phone: '0912345678' }).execute()
  const begun = new Set(
    made.flatMap(({ person, kind }) => (kind === 'official' ? [String(person)] : [])),
  )
  const expected = people.filter(({ id }) => !begun.has(String(id)))
  const { ask } = watching(product, contest, await organiserOf(product, contest))
  const seen: NotBegun['rows'][number][] = []
  let next: string | null = ''
  while (next !== null) {
    const reply = await ask(`/not-begun?limit=7${next === '' ? '' : `&after=${next}`}`)
    assert.equal(reply.statusCode, 200, reply.body)
    const page: NotBegun = reply.json()
    assert.equal(page.total, expected.length)
    assert.ok(page.rows.length <= 7)
    seen.push(...page.rows)
    next = page.next
  }
  assert.deepEqual(
    seen.map(({ id }) => id).toSorted(),
    expected.map(({ id }) => String(id)).toSorted(),
  )
  const places = seen.map(({ unit }) => contest.units.findIndex(({ name }) => name === unit))
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
  assert.equal(seen[0]?.phone, '0912345678')

  await aContestant(context, contest, { name: 'Thạch Thị Đào 50%', unitCode: 'so-2' })
  const find = async (query: string) =>
    (await ask(`/not-begun?${query}`)).json<NotBegun>().rows.map(({ name }) => name)
  assert.deepEqual(await find('search=thi%20dao'), ['Thạch Thị Đào 50%'])
  assert.deepEqual(await find('search=50%25'), ['Thạch Thị Đào 50%'])
  assert.deepEqual(await find('search=5_%25'), [])
  assert.deepEqual(await find('search=dao&unit=so-1'), [])
  assert.equal(
    (await find('unit=so-2')).length,
    expected.filter((p) => p.unit === 'so-2').length + 1,
  )
  assert.equal((await ask('/not-begun?unit=so-9')).statusCode, 404)
  assert.equal((await ask('/not-begun?after=nonsense')).statusCode, 400)
})

test('each chart and the list of those missing can be had as a file with the same figures', async (t) => {
  const product = await startApplication(t)
  const { contest } = await aBusyContest(product)
  const { ask, live } = watching(product, contest, await organiserOf(product, contest))
  const found = await live()
  const rowsOf = async (path: string) => {
    const reply = await ask(path)
    assert.equal(reply.statusCode, 200, reply.body)
    assert.equal(reply.headers['cache-control'], 'no-store')
    assert.match(String(reply.headers['content-disposition']), /^attachment; /u)
    const read = await readSheets(reply.rawPayload)
    assert.ok(read.ok)
    return read.value[0]?.rows ?? []
  }
  const lengths = {
    units: found.byUnit.length,
    groups: found.byGroup.length,
    days: found.byDay.length,
    hours: found.byHour.length,
    scores: 11,
    times: 10,
    refusals: 0,
  }
  for (const [sheet, length] of Object.entries(lengths))
    for (const format of ['xlsx', 'csv'])
      assert.equal((await rowsOf(`/sheets/${sheet}?format=${format}`)).length, length + 1, sheet)
  const units = await rowsOf('/sheets/units')
  assert.deepEqual(
    units.slice(1).map(([name]) => name),
    found.byUnit.map(({ name }) => name),
  )
  const { total } = (await ask('/not-begun')).json<NotBegun>()
  assert.equal((await rowsOf('/not-begun/sheet')).length, total + 1)
  assert.equal((await rowsOf('/not-begun/sheet?search=nobody&format=csv')).length, 1)
})
