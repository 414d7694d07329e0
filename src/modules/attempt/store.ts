import type pg from 'pg'
import { ANSWER_PATIENCE } from '#src/platform/db/database.ts'
import { plainArray } from '#src/platform/db/plain-array.ts'
import { isoOf } from '#src/shared/instant.ts'
import type { Ending, HeldAttempt } from './attempt.ts'
import {
  type BeforeStart,
  hadAndAllowed,
  rulingOut,
  type StartPlace,
} from './before-start-store.ts'
import type { Sheet } from './rules/answering.ts'
import type { Paper } from './rules/paper.ts'

/** The pool, or the connection of a transaction. */
export type Executor = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>

type Row = {
  id: string
  contest_id: number
  part_id: number
  round_id: number
  person_id: number
  number: number
  kind: 'official' | 'trial'
  paper: [number, number[]][]
  started_at: Date
  deadline_at: Date
  grace_ms: number
  sheet: Sheet
  sequence: number
  revision: number
  saved_at: Date | null
  submitted_at: Date | null
  ended_by: Ending['endedBy'] | null
  correct: number | null
  duration_ms: number | null
  credit_ms: number
  disqualified: boolean
  ruled_out_for: string | null
  counts: boolean
}

// The reason is looked for only where there is one: a decision on the attempt before one on its
// contestant.
const columns = `a.id, part.contest_id, a.part_id, a.round_id, a.person_id, a.number, a.kind, a.paper,
  a.started_at, a.deadline_at, a.grace_ms, a.sheet, a.sequence, a.revision, a.saved_at,
  a.submitted_at, a.ended_by, a.correct, a.duration_ms, a.credit_ms, a.disqualified,
  case when a.disqualified then (
    select d.reason from disqualification d
    where d.contest_id = part.contest_id and d.person_id = a.person_id and d.lifted_at is null
      and (d.attempt_id = a.id or d.attempt_id is null)
    order by d.attempt_id nulls last limit 1) end as ruled_out_for`

const endingOf = (row: Row): Ending | null => {
  const { submitted_at: submittedAt, ended_by: endedBy, correct, duration_ms: durationMs } = row
  if (submittedAt === null || endedBy === null || correct === null || durationMs === null)
    return null
  return { submittedAt, endedBy, correct, durationMs }
}

const attemptFrom = (row: Row): HeldAttempt => ({
  id: row.id,
  contestId: row.contest_id,
  partId: row.part_id,
  roundId: row.round_id,
  personId: row.person_id,
  number: row.number,
  kind: row.kind,
  paper: row.paper.map(([versionId, order]) => ({ versionId, order })),
  startedAt: row.started_at,
  deadlineAt: row.deadline_at,
  graceMs: row.grace_ms,
  sheet: row.sheet,
  sequence: row.sequence,
  revision: row.revision,
  savedAt: row.saved_at,
  creditMs: row.credit_ms,
  ending: endingOf(row),
  counts: row.counts,
  ruledOutFor: row.disqualified ? (row.ruled_out_for ?? '') : null,
})

/**
 * Reads attempts, in the order of their ids; undefined where there is none. One that is known at the
 * revision it has is given back as it is known, without reading the rest of it.
 */
export const readAttempts = async (
  executor: Executor,
  ids: readonly string[],
  known: readonly (HeldAttempt | undefined)[] = [],
): Promise<readonly (HeldAttempt | undefined)[]> => {
  const { rows } = await executor.query<Row>({
    ...ANSWER_PATIENCE,
    name: 'attempt_read',
    text: `select ${columns}, s.attempt_id is not null as counts
      from unnest($1::uuid[], $2::int[]) as v (id, known_revision)
      join attempt a on a.id = any(array[v.id]) and a.revision is distinct from v.known_revision
      join part on part.id = a.part_id
      left join standing s
        on s.part_id = a.part_id and s.person_id = a.person_id and s.attempt_id = a.id`,
    values: [plainArray(ids), plainArray(ids.map((_, index) => known[index]?.revision ?? null))],
  })
  const read = new Map(rows.map((row) => [row.id, attemptFrom(row)]))
  return ids.map((id, index) => read.get(id) ?? known[index])
}

/** Reads an attempt. */
export const readAttempt = async (
  executor: Executor,
  id: string,
): Promise<HeldAttempt | undefined> => (await readAttempts(executor, [id]))[0]

/** A person's latest attempts at a part, newest first, at most `limit`. */
export const readOwnAttempts = async (
  executor: Executor,
  partId: number,
  personId: number,
  limit: number,
): Promise<readonly HeldAttempt[]> => {
  const { rows } = await executor.query<Row>({
    ...ANSWER_PATIENCE,
    name: 'attempt_own',
    text: `select ${columns}, s.attempt_id is not null as counts
      from attempt a join part on part.id = a.part_id
      left join standing s
        on s.part_id = a.part_id and s.person_id = a.person_id and s.attempt_id = a.id
      where a.part_id = $1 and a.person_id = $2
      order by a.started_at desc, a.number desc limit $3`,
    values: [partId, personId, limit],
  })
  return rows.map(attemptFrom)
}

export type StartRow = {
  readonly id: string
  readonly partId: number
  readonly roundId: number
  readonly personId: number
  readonly number: number
  readonly kind: 'official' | 'trial'
  readonly seed: number
  readonly paper: Paper
  readonly startedAt: Date
  readonly deadlineAt: Date
  readonly graceMs: number
  /** What it was made from, where that may be out of date; null where it was just read. */
  readonly madeFrom: (StartPlace & Pick<BeforeStart, 'seen' | 'allowed'>) | null
}

const outcomes = (ids: readonly string[], written: readonly { id: string }[]): boolean[] => {
  const known = new Set(written.map((row) => row.id))
  return ids.map((id) => known.has(id))
}

const startStatement = `insert into attempt (id, part_id, round_id, person_id, number, kind, seed,
    paper, started_at, deadline_at, grace_ms, total)
  select id, part_id, round_id, person_id, number, kind, seed, paper, started_at, deadline_at,
    grace_ms, json_array_length(paper)
  from rows from (unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::int[],
      $6::text[], $7::bigint[]), json_array_elements($8::json), unnest($9::timestamptz[],
      $10::timestamptz[], $11::int[], $12::bigint[], $13::bigint[], $14::int[], $15::text[],
      $16::int[], $17::int[], $18::timestamptz[]))
    as v (id, part_id, round_id, person_id, number, kind, seed, paper, started_at, deadline_at,
      grace_ms, contest_id, bank_id, attempts, places, extra_attempts, extra_time_ms, open_until)
  where case when v.attempts is null then true else
    not exists (select ${rulingOut})
    and (v.attempts, v.places, v.extra_attempts, v.extra_time_ms, v.open_until)
      is not distinct from (
        select (had.attempts, had.places, more.extra_attempts, more.extra_time_ms, more.open_until)
        from (select 1) as one ${hadAndAllowed})
    end
  on conflict do nothing returning id`

/**
 * Writes new attempts; false where the person has one open, or one of this number, already, or where
 * what it was made from is not so any more.
 */
export const insertStarts = async (
  executor: Executor,
  starts: readonly StartRow[],
): Promise<readonly boolean[]> => {
  const ids = starts.map((start) => start.id)
  const from = starts.map((start) => start.madeFrom)
  const { rows } = await executor.query<{ id: string }>({
    ...ANSWER_PATIENCE,
    name: 'attempt_start',
    text: startStatement,
    values: [
      plainArray(ids),
      plainArray(starts.map((start) => start.partId)),
      plainArray(starts.map((start) => start.roundId)),
      plainArray(starts.map((start) => start.personId)),
      plainArray(starts.map((start) => start.number)),
      plainArray(starts.map((start) => start.kind)),
      plainArray(starts.map((start) => start.seed)),
      JSON.stringify(
        starts.map((start) => start.paper.map((slot) => [slot.versionId, slot.order])),
      ),
      plainArray(starts.map((start) => isoOf(start.startedAt))),
      plainArray(starts.map((start) => isoOf(start.deadlineAt))),
      plainArray(starts.map((start) => start.graceMs)),
      plainArray(from.map((known) => known?.contestId ?? null)),
      plainArray(from.map((known) => known?.bankId ?? null)),
      plainArray(from.map((known) => known?.seen.attempts ?? null)),
      from.map((known) => known?.seen.places ?? null),
      plainArray(from.map((known) => known?.allowed.extraAttempts ?? null)),
      plainArray(from.map((known) => known?.allowed.extraTimeMs ?? null)),
      plainArray(from.map((known) => known?.allowed.openUntil?.toISOString() ?? null)),
    ],
  })
  return outcomes(ids, rows)
}

export type SaveRow = {
  readonly id: string
  /** the state it was made from */
  readonly revision: number
  readonly sheet: Sheet
  readonly sequence: number
  readonly arrivedAt: Date
  readonly savedAt: Date
}

/**
 * Writes sheets; false where the attempt was written since the revision, has ended, or the answers
 * arrived after its deadline and grace.
 */
export const updateSheets = async (
  executor: Executor,
  saves: readonly SaveRow[],
): Promise<readonly boolean[]> => {
  const ids = saves.map((save) => save.id)
  const { rows } = await executor.query<{ id: string }>({
    ...ANSWER_PATIENCE,
    name: 'attempt_save',
    text: `update attempt a set sheet = v.sheet, sequence = v.sequence, revision = a.revision + 1,
        saved_at = v.saved_at
      from rows from (unnest($1::uuid[], $2::int[]), json_array_elements($3::json),
        unnest($4::int[], $5::timestamptz[], $6::timestamptz[]))
        as v (id, revision, sheet, sequence, arrived_at, saved_at)
      where a.id = any(array[v.id]) and a.revision = v.revision and a.correct is null
        and v.arrived_at <= a.deadline_at + a.grace_ms * interval '1 millisecond'
      returning a.id`,
    values: [
      plainArray(ids),
      plainArray(saves.map((save) => save.revision)),
      // One text for all: in an array of texts each would be quoted once more.
      JSON.stringify(saves.map((save) => save.sheet)),
      plainArray(saves.map((save) => save.sequence)),
      plainArray(saves.map((save) => isoOf(save.arrivedAt))),
      plainArray(saves.map((save) => isoOf(save.savedAt))),
    ],
  })
  return outcomes(ids, rows)
}

/** Open attempts whose deadline and grace ended before `before`, locked until the commit. */
export const lockExpired = async (
  executor: Executor,
  before: Date,
  limit: number,
): Promise<readonly HeldAttempt[]> => {
  const { rows } = await executor.query<Row>({
    name: 'attempt_expired',
    text: `select ${columns}, false as counts
      from attempt a join part on part.id = a.part_id
      where a.ended_by is null and a.deadline_at < $1
        and a.deadline_at + a.grace_ms * interval '1 millisecond' < $1
      order by a.deadline_at limit $2 for update of a skip locked`,
    values: [before, limit],
  })
  return rows.map(attemptFrom)
}

/** Ids of the contests that have a part on the bank. */
export const readContestsOnBank = async (
  executor: Executor,
  bankId: number,
): Promise<readonly number[]> => {
  const { rows } = await executor.query<{ contest_id: number }>({
    ...ANSWER_PATIENCE,
    name: 'attempt_contests_on_bank',
    text: 'select distinct contest_id from part where bank_id = $1',
    values: [bankId],
  })
  return rows.map((row) => row.contest_id)
}
