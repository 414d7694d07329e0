import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { startPath } from './contenders.ts'
import { aCrowd } from './crowd.ts'
import { type Asked, compareAttempts, compareRanking, type Taken } from './recount.ts'
import { timesOf } from './measure.ts'
import type { Findings } from './report.ts'
import { sharedWires, type SharedWires } from './shared-wires.ts'
import type { Stage } from './stage.ts'

const connections = 1024
const questions = 15
// One in ten never submits: the deadline does it for them.
const leaveItToTheDeadline = 0.1

type Rush = {
  readonly wires: SharedWires
  readonly start: string
  /** milliseconds since the epoch */
  readonly opens: number
  readonly closes: number
  readonly times: number[]
  readonly refusals: Map<string, number>
}

/**
 * Contestants take the quiz within the last seconds before the close, most of them at the very
 * end. What each was told is kept and held against what the server has afterwards.
 */
export const closingRush = async (
  stage: Stage,
  people: number,
  seconds: number,
): Promise<Findings> => {
  const { port } = await stage.serve('product-server.ts')
  const wires = sharedWires(port, connections)
  // Time enough to write the contestants.
  const opens = Date.now() + 3000 + people
  const closes = opens + seconds * 1000
  const crowd = await aCrowd(stage.context, { size: people, endsAt: new Date(closes) })
  await stage.context.db.pool.query('vacuum analyze')
  const start = startPath(crowd.contest)
  const rush: Rush = { wires, start, opens, closes, times: [], refusals: new Map() }
  const taken = await Promise.all(crowd.cookies.map((cookie, person) => take(rush, person, cookie)))
  const settledMs = await settled(stage.context, crowd.contest.id, closes)
  const ask = async (person: number, path: string): Promise<unknown> => {
    const { status, body } = await wires.send(person, 'GET', path, crowd.cookies[person] ?? '')
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
    return JSON.parse(body)
  }
  const lost = await compareAttempts(taken, ask)
  const wrong = await compareRanking(taken, crowd.contest, ask)
  wires.close()
  return findingsOf(rush, taken, { lost, wrong, seconds, settledMs })
}

const take = async (rush: Rush, person: number, cookie: string): Promise<Taken> => {
  const { opens, closes, start } = rush
  const span = closes - opens
  // Exponential towards the close: half of them end in its last ninth.
  const before = (-Math.log(1 - Math.random()) * span) / 6
  const ends = Math.max(opens + span / 10, closes - before)
  const begins = Math.max(opens, ends - span * (0.13 + Math.random() * 0.35))
  const send = (due: number, ...request: Parameters<SharedWires['send']>) =>
    sendAt(rush, due, request)
  const paper = await send(begins, person, 'POST', start, cookie)
  const attempt = JSON.parse(paper ?? '{"id": "", "slots": []}') as Asked
  const saved = new Map<number, number>()
  const path = `/api/v1/attempts/${attempt.id}`
  const step = (ends - begins) / (questions + 1)
  for (const { slot, options } of attempt.slots) {
    const option = 1 + Math.floor(Math.random() * options.length)
    const body = { sequence: slot, answers: { [slot]: [option] } }
    const reply = await send(begins + slot * step, person, 'PUT', `${path}/answers`, cookie, body)
    if (reply !== null) saved.set(slot, option)
  }
  if (Math.random() < leaveItToTheDeadline) return { person, attempt, saved, submitted: null }
  const last = { sequence: questions + 1, answers: {} }
  const reply = await send(ends, person, 'POST', `${path}/submission`, cookie, last)
  const submitted = reply === null ? null : (JSON.parse(reply) as NonNullable<Taken['submitted']>)
  return { person, attempt, saved, submitted }
}

// From the instant it was due, or the answer before it came. Null where it was refused.
const sendAt = async (
  { wires, times, refusals }: Rush,
  due: number,
  request: Parameters<SharedWires['send']>,
): Promise<string | null> => {
  await sleep(Math.max(0, due - Date.now()))
  const began = performance.now()
  const { status, body } = await wires.send(...request)
  times.push(performance.now() - began)
  if (status === 200 || status === 201) return body
  const { code = 'unknown' } = JSON.parse(body) as { code?: string }
  refusals.set(`${status} ${code}`, (refusals.get(`${status} ${code}`) ?? 0) + 1)
  return null
}

/** Waits until no attempt of the contest is open; gives the milliseconds since the close. */
const settled = async (context: Context, contestId: number, closes: number): Promise<number> => {
  for (;;) {
    const { rows } = await context.db.pool.query<{ open: number }>(
      `select count(*) as open from attempt join part on part.id = part_id
       where contest_id = $1 and submitted_at is null`,
      [contestId],
    )
    const since = Date.now() - closes
    if (rows[0]?.open === 0) return Math.max(0, since)
    if (since > 120_000) throw new Error(`${rows[0]?.open} attempts are open long after the close`)
    await sleep(100)
  }
}

const findingsOf = (
  { times, refusals }: Rush,
  taken: readonly Taken[],
  told: { lost: number; wrong: number; seconds: number; settledMs: number },
): Findings => {
  const { p50, p95, p99, most } = timesOf(times)
  const saves = taken.reduce((sum, { saved }) => sum + saved.size, 0)
  const submitted = taken.filter((one) => one.submitted !== null).length
  const refused = [...refusals.values()].reduce((a, b) => a + b, 0)
  return {
    tables: [
      {
        title: `The close: ${taken.length} whole attempts in the last ${told.seconds} s`,
        columns: ['saves', 'submitted', 'by deadline', 'p50 ms', 'p95 ms', 'p99 ms', 'longest ms'],
        rows: [[saves, submitted, taken.length - submitted, p50, p95, p99, most]],
      },
    ],
    holds: [
      {
        what: 'acknowledged answers or ends lost, none',
        measured: told.lost,
        met: told.lost === 0,
      },
      { what: 'wrong refusals, none', measured: refused, met: refused === 0 },
      {
        what: 'ranking rows unlike the recount of what contestants were told, none',
        measured: told.wrong,
        met: told.wrong === 0,
      },
      {
        what: 'p99 of a request before the close, ms, below 1,000',
        measured: p99,
        met: p99 < 1000,
      },
    ],
    notes: [
      `Every attempt had ended ${(told.settledMs / 1000).toFixed(1)} s after the close.`,
      ...[...refusals].map(([code, count]) => `refused ${count} times: ${code}`),
    ],
  }
}
