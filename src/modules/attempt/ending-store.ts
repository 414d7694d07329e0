import { ANSWER_PATIENCE } from '#src/platform/db/database.ts'
import { plainArray } from '#src/platform/db/plain-array.ts'
import { isoOf } from '#src/shared/instant.ts'
import type { Ending } from './attempt.ts'
import type { Sheet } from './rules/answering.ts'
import type { StandingKeys } from './rules/ordering.ts'
import type { Executor } from './store.ts'

export type EndRow = Ending & {
  readonly id: string
  /** the state it was made from */
  readonly revision: number
  readonly sheet: Sheet
  readonly sequence: number
  /** when the submission, or whatever showed that the deadline had passed, reached the server */
  readonly arrivedAt: Date
  readonly savedAt: Date | null
  readonly keys: StandingKeys
}

/** `counts`: whether the attempt is now the contestant's standing. */
export type EndOutcome = { readonly counts: boolean }

// Equal in every key, the earlier attempt stands; the id decides last, so that a standing does not
// depend on the order in which attempts were written.
const isBetter = `(excluded.key1, excluded.key2, excluded.key3, excluded.achieved_at,
  excluded.attempt_id) < (standing.key1, standing.key2, standing.key3, standing.achieved_at,
  standing.attempt_id)`

const bestOf = (column: string): string =>
  `${column} = case when ${isBetter} then excluded.${column} else standing.${column} end`

/** The clause that keeps the better of the standing there is and the one proposed. */
export const keepBetter = [
  'attempt_id',
  'correct',
  'total',
  'duration_ms',
  'achieved_at',
  'key1',
  'key2',
  'key3',
]
  .map(bestOf)
  .join(', ')

const endStatement = `with v as (
    select * from rows from (unnest($1::uuid[], $2::int[]), json_array_elements($3::json),
      unnest($4::int[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[],
      $9::int[], $10::int[], $11::bigint[], $12::bigint[], $13::bigint[])) as v (id, revision, sheet, sequence, arrived_at, saved_at,
      submitted_at, ended_by, correct, duration_ms, key1, key2, key3)
  ), ended as (
    update attempt a set sheet = v.sheet, sequence = v.sequence, revision = a.revision + 1,
      saved_at = v.saved_at, submitted_at = v.submitted_at, ended_by = v.ended_by,
      correct = v.correct, duration_ms = v.duration_ms
    from v
    where a.id = any(array[v.id]) and a.revision = v.revision and a.correct is null
      and (v.ended_by = 'deadline')
        = (v.arrived_at > a.deadline_at + a.grace_ms * interval '1 millisecond')
    returning a.id, a.part_id, a.person_id, a.kind, a.disqualified, a.correct, a.total,
      a.duration_ms, a.submitted_at, v.key1, v.key2, v.key3
  ), stood as (
    insert into standing (part_id, person_id, contest_id, unit_id, attempt_id, correct, total,
      duration_ms, achieved_at, key1, key2, key3, attempts)
    select part_id, e.person_id, c.contest_id, c.unit_id, e.id, e.correct, e.total, e.duration_ms,
      e.submitted_at, e.key1, e.key2, e.key3, 1
    from ended e
    join part on part.id = e.part_id
    join contestant c on c.contest_id = part.contest_id and c.person_id = e.person_id
    where e.kind = 'official' and not e.disqualified and not c.disqualified
    order by part_id, e.person_id
    on conflict (part_id, person_id) do update set ${keepBetter},
      unit_id = excluded.unit_id, attempts = standing.attempts + 1
    returning attempt_id
  )
  select id, id in (select attempt_id from stood) as counts from ended`

/**
 * Ends attempts and brings their standings up to date, all in one statement; one that was decided
 * not to count, or whose contestant not to take part, makes none. Null where the attempt was written
 * since the revision or has ended, where a submission arrived after the deadline and grace, or where
 * the deadline and grace have not passed by the database's own record.
 */
export const endAttempts = async (
  executor: Executor,
  ends: readonly EndRow[],
): Promise<readonly (EndOutcome | null)[]> => {
  const { rows } = await executor.query<{ id: string; counts: boolean }>({
    ...ANSWER_PATIENCE,
    name: 'attempt_end',
    text: endStatement,
    values: [
      plainArray(ends.map((end) => end.id)),
      plainArray(ends.map((end) => end.revision)),
      JSON.stringify(ends.map((end) => end.sheet)),
      plainArray(ends.map((end) => end.sequence)),
      plainArray(ends.map((end) => isoOf(end.arrivedAt))),
      plainArray(ends.map((end) => end.savedAt && isoOf(end.savedAt))),
      plainArray(ends.map((end) => isoOf(end.submittedAt))),
      plainArray(ends.map((end) => end.endedBy)),
      plainArray(ends.map((end) => end.correct)),
      plainArray(ends.map((end) => end.durationMs)),
      plainArray(ends.map((end) => end.keys[0])),
      plainArray(ends.map((end) => end.keys[1])),
      plainArray(ends.map((end) => end.keys[2])),
    ],
  })
  const known = new Map(rows.map((row) => [row.id, { counts: row.counts }]))
  return ends.map((end) => known.get(end.id) ?? null)
}
