import { ANSWER_PATIENCE } from '#src/platform/db/database.ts'
import type { Allowed } from './rules/allowing.ts'
import type { Executor } from './store.ts'

/**
 * The question versions somebody has had in a bank's parts, as of so many attempts there. Attempts
 * are never deleted, change neither person nor part nor round, and are numbered without a gap in
 * each, so the same count of attempts at the same places is the same attempts.
 */
export type Seen = {
  readonly attempts: number
  /** the parts on the bank, with the rounds of each, as the database tells them */
  readonly places: string
  /** question version → how often; counted on by the memory of starts alone */
  readonly times: Map<number, number>
}

/** What decides whether and how a person's next attempt starts. */
export type BeforeStart = {
  readonly openId: string | null
  /** the highest number of their attempts in the round; 0 before the first */
  readonly lastNumber: number
  /** what they have had, in any part on the bank */
  readonly seen: Seen
  /** what they were granted in the round beyond what everybody has */
  readonly allowed: Allowed
  /** why they were disqualified; null where they were not */
  readonly ruledOutFor: string | null
}

/** Whose next attempt, and where. */
export type StartPlace = {
  readonly personId: number
  readonly contestId: number
  readonly partId: number
  /** the round that is open, or the last that was; null: none was yet */
  readonly roundId: number | null
  readonly bankId: number
}

type Row = {
  open_id: string | null
  last_number: number
  attempts: number
  places: string
  times: Record<string, number> | null
  extra_attempts: number
  extra_time_ms: number
  open_until: Date | null
  ruled_out_for: string | null
}

/**
 * What somebody had on a bank and was granted in a round, by `v`. Of the attempts so far the highest
 * numbers alone are looked at, which an index has: the rows themselves, each written over and over
 * as it was answered, cost more than the rest of a start.
 */
export const hadAndAllowed = `cross join lateral (
    select coalesce(sum(latest.number), 0)::int as attempts,
      coalesce(string_agg(part.id || '/' || round.id, ' ' order by part.id, round.id), '') as places
    from part join round on round.contest_id = part.contest_id
    cross join lateral (
      select max(number) as number from attempt
      where part_id = part.id and person_id = v.person_id and round_id = round.id) as latest
    where part.bank_id = v.bank_id) as had
  cross join lateral (
    select coalesce(sum(extra_attempts), 0)::int as extra_attempts,
      coalesce(sum(extra_time_ms), 0)::int as extra_time_ms, max(open_until) as open_until
    from allowance
    where part_id = v.part_id and person_id = v.person_id and withdrawn_at is null
      and (round_id is null or round_id = v.round_id)) as more`

/** The decision that rules somebody out of a contest, by `v`. */
export const rulingOut = `from disqualification
    where contest_id = v.contest_id and person_id = v.person_id and attempt_id is null
      and lifted_at is null`

const statement = `select
  (select id from attempt
    where person_id = v.person_id and submitted_at is null) as open_id,
  (select coalesce(max(number), 0) from attempt
    where part_id = v.part_id and person_id = v.person_id and round_id = v.round_id)
    as last_number,
  had.attempts, had.places,
  case when (had.attempts, had.places) is distinct from (v.known_attempts, v.known_places) then (
    select jsonb_object_agg(version, times) from (
      select slot->>0 as version, count(*) as times
      from attempt, json_array_elements(paper) as slot
      where person_id = v.person_id and part_id = any(array(select id from part where bank_id = v.bank_id))
      group by 1) as versions) end as times,
  more.extra_attempts, more.extra_time_ms, more.open_until,
  (select reason ${rulingOut}) as ruled_out_for
  from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::int[],
      $7::text[])
    with ordinality as v (person_id, contest_id, part_id, round_id, bank_id, known_attempts,
      known_places, place)
  ${hadAndAllowed}
  order by v.place`

const seenFrom = ({ attempts, places, times }: Row, known: Seen | undefined): Seen =>
  known !== undefined && known.attempts === attempts && known.places === places
    ? known
    : {
        attempts,
        places,
        times: new Map(Object.entries(times ?? {}).map(([id, count]) => [Number(id), count])),
      }

/**
 * Reads what decides about starts, in their order, in one statement. What is `known` to be seen is
 * given back where it still holds, and read anew where it doesn't.
 */
export const readBeforeStarts = async (
  executor: Executor,
  places: readonly StartPlace[],
  known: readonly (Seen | undefined)[],
): Promise<readonly BeforeStart[]> => {
  const { rows } = await executor.query<Row>({
    ...ANSWER_PATIENCE,
    name: 'attempt_before_start',
    text: statement,
    values: [
      places.map((place) => place.personId),
      places.map((place) => place.contestId),
      places.map((place) => place.partId),
      places.map((place) => place.roundId),
      places.map((place) => place.bankId),
      known.map((seen) => seen?.attempts ?? null),
      known.map((seen) => seen?.places ?? null),
    ],
  })
  return rows.map((row, index) => ({
    openId: row.open_id,
    lastNumber: row.last_number,
    seen: seenFrom(row, known[index]),
    allowed: {
      extraAttempts: row.extra_attempts,
      extraTimeMs: row.extra_time_ms,
      openUntil: row.open_until,
    },
    ruledOutFor: row.ruled_out_for,
  }))
}
