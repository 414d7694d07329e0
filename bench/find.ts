import type { Context } from '#src/platform/context.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import { aPerson, aSession } from '#test/factories/people.ts'
import { aCrowdToSearch } from './find-people.ts'
import { type Times, timesOf } from './measure.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'
import { sharedWires } from './shared-wires.ts'
import { onStage, type Server } from './stage.ts'

const asked = 30
const mostMs = 1000

/** A list as somebody at a desk asks for it; `turn` varies what is looked for. */
type Question = { readonly what: string; readonly path: (turn: number) => string }

const searched = (words: string): string => `search=${encodeURIComponent(words)}`
const byName = (turn: number): string => searched(names[turn % names.length] ?? '')

const names = ['nguyen van an', 'thach thi dao', 'dang quoc', 'ly hoa', 'trần ngọc yến']
const phoneOf = (turn: number): string =>
  `09${String((turn * 61 * 7919) % 100_000_000).padStart(8, '0')}`

const ofContestants: readonly Question[] = [
  { what: 'first page', path: () => '' },
  { what: 'by name', path: byName },
  { what: 'by phone', path: (turn) => searched(phoneOf(turn)) },
  { what: 'by words of a unit', path: (turn) => searched(`khao cuu so ${turn + 1}`) },
  { what: 'nobody', path: (turn) => searched(`khong co ai ${turn}`) },
  { what: 'unit', path: (turn) => `unit=don-vi-${turn + 1}` },
  { what: 'unit group', path: () => `unitGroup=${encodeURIComponent('UBND cấp huyện')}` },
  { what: 'took part', path: () => 'tookPart=true' },
  { what: 'not yet', path: () => 'tookPart=false' },
  { what: 'not yet, by name', path: (turn) => `tookPart=false&${byName(turn)}` },
  { what: 'disqualified', path: () => 'disqualified=true' },
  { what: 'registered themselves', path: () => 'selfRegistered=true' },
]

const ofRoster: readonly Question[] = [
  { what: 'first page', path: () => '' },
  { what: 'by name', path: byName },
  { what: 'by phone', path: (turn) => searched(phoneOf(turn * 5)) },
  { what: 'took part', path: () => 'tookPart=yes' },
  { what: 'not yet', path: () => 'tookPart=no' },
  { what: 'registered themselves', path: () => 'nominated=no' },
  { what: 'with a slip', path: () => 'password=slip' },
]

const ofNotBegun: readonly Question[] = [
  { what: 'first page', path: () => '' },
  { what: 'by name', path: byName },
  { what: 'unit', path: (turn) => `unit=don-vi-${turn + 1}` },
]

const ofActs: readonly Question[] = [
  { what: 'first page', path: () => '' },
  { what: 'kind', path: () => 'kind=attempt.disqualify' },
  { what: 'nobody’s', path: () => 'person=khong-co-ai' },
  { what: 'by words', path: byName },
  { what: 'nothing', path: (turn) => searched(`khong co gi ${turn}`) },
]

const ofRanking: readonly Question[] = [{ what: 'first page', path: () => '' }]

const lists: readonly (readonly [string, string, readonly Question[]])[] = [
  ['contestants', '/contestants', ofContestants],
  ['roster of 20 in 100', '/units/don-vi-1/contestants', ofRoster],
  ['who has not begun', '/live/not-begun', ofNotBegun],
  ['audit trail', '/acts', ofActs],
  ['ranking', '/parts/kien-thuc/ranking', ofRanking],
]

const figures: readonly Question[] = [
  { what: 'roster of 20 in 100, figures', path: () => '/units/don-vi-1/roster' },
  { what: 'quotas, progress', path: () => '/progress' },
  // Each day by itself, since what was counted a moment ago is told again.
  { what: 'live', path: (turn) => `/live?day=2020-01-${String(turn + 1).padStart(2, '0')}` },
]

/** How long those who run a contest wait for somebody they look for among so many people. */
export const find = async (scale: Scale): Promise<Findings> => {
  const people = scale.people ?? 100_000
  const rows = await onStage(async (stage) => {
    const contest = await aCrowdToSearch(stage.context, people)
    const { id } = await aPerson(stage.context, { grants: [{ role: 'organiser', contest }] })
    const cookie = await aSession(stage.context, id)
    const server = await stage.serve('product-server.ts')
    const yardstick = await yardsticks(stage.context, contest)
    return [...yardstick, ...(await answers(server, contest, cookie))]
  })
  const slowest = rows.slice(2).toSorted(([, one], [, other]) => other.p99 - one.p99)[0]
  return {
    tables: [
      {
        title: `Among ${people.toLocaleString('en-US')} people, one request after another`,
        columns: ['', 'asked', 'p50 ms', 'p99 ms'],
        rows: rows.map(([what, { count, p50, p99 }]) => [what, count, p50, p99]),
      },
    ],
    holds: [
      {
        what: `the slowest (${slowest?.[0] ?? ''}), p99 ms, below ${mostMs}`,
        measured: slowest?.[1].p99 ?? Number.NaN,
        met: (slowest?.[1].p99 ?? mostMs) < mostMs,
      },
    ],
    notes: ['The first two rows are the yardstick, straight from the database.'],
  }
}

type Row = readonly [string, Times]

const timed = async (ask: (turn: number) => Promise<unknown>): Promise<Times> => {
  const times: number[] = []
  for (let turn = 0; turn < asked; turn += 1) {
    const began = performance.now()
    await ask(turn)
    times.push(performance.now() - began)
  }
  return timesOf(times)
}

const yardsticks = async ({ db }: Context, { id }: Contest): Promise<readonly Row[]> => [
  [
    'one account by its username, indexed',
    await timed((turn) =>
      db.pool.query('select name from person where username = $1', [`thi-sinh-${turn * 61}`]),
    ),
  ],
  [
    'contestants, counted',
    await timed(() => db.pool.query('select count(*) from contestant where contest_id = $1', [id])),
  ],
]

const answers = async (
  { port }: Server,
  { slug }: Contest,
  cookie: string,
): Promise<readonly Row[]> => {
  const wires = sharedWires(port, 1)
  const read = async (path: string): Promise<{ next?: string | null }> => {
    const { status, body } = await wires.send(0, 'GET', `/api/v1/contests/${slug}${path}`, cookie)
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
    return JSON.parse(body) as { next?: string | null }
  }
  const rows: Row[] = []
  for (const [list, path, questions] of lists) {
    for (const question of questions)
      rows.push([
        `${list}, ${question.what}`,
        await timed((turn) => read(`${path}?${question.path(turn)}`)),
      ])
    let after = ''
    rows.push([
      `${list}, next page`,
      await timed(async () => {
        const { next } = await read(`${path}?limit=50${after}`)
        after = next === null || next === undefined ? '' : `&after=${encodeURIComponent(next)}`
      }),
    ])
  }
  for (const { what, path } of figures) rows.push([what, await timed((turn) => read(path(turn)))])
  wires.close()
  return rows
}
