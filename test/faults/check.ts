import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import type { Context } from '#src/platform/context.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Journal, Told } from './journal.ts'

/** What the database holds otherwise than it was said, each as a sentence. */
export type Findings = {
  /** acknowledged and not there */
  readonly lost: string[]
  /** attempts marked twice, or started twice */
  readonly doubled: string[]
  /** marks or standings that an independent count does not give */
  readonly miscounted: string[]
}

type Row = {
  readonly id: string
  readonly sheet: Readonly<Record<string, readonly [readonly number[], number]>>
  readonly paper: readonly (readonly [number, readonly number[]])[]
  readonly submitted_at: Date | null
  readonly ended_by: string | null
  readonly correct: number | null
  readonly duration_ms: number | null
}

/** No findings yet. */
export const noFindings = (): Findings => ({ lost: [], doubled: [], miscounted: [] })

/**
 * Holds the database against the journal: the attempts of `ids`, and the standings of all against a
 * count of the attempts and against a rebuild. To be called while no request is under way.
 */
export const check = async (
  context: Context,
  { id: contestId }: Contest,
  journal: Journal,
  ids: Iterable<string>,
  findings: Findings,
): Promise<void> => {
  const wanted = [...ids]
  const { rows } = await context.db.pool.query<Row>(
    `select id, sheet, paper, submitted_at, ended_by, correct, duration_ms
     from attempt where id = any($1::uuid[])`,
    [wanted],
  )
  const held = new Map(rows.map((row) => [row.id, row]))
  for (const id of wanted) {
    const told = journal.attempts.get(id)
    if (told !== undefined) checkAttempt(told, held.get(id), findings)
  }
  await checkDoubles(context, journal, findings)
  await checkStandings(context, contestId, findings)
}

const checkAttempt = (told: Told, row: Row | undefined, { lost, miscounted }: Findings): void => {
  if (row === undefined) {
    lost.push(`attempt ${told.id} was started and is not there`)
    return
  }
  for (const [slot, answer] of told.answers) {
    const [options, sequence] = row.sheet[String(slot)] ?? [[], 0]
    const isThere =
      sequence === answer.sequence
        ? String(options) === String(answer.options)
        : sequence > answer.sequence && sequence <= told.sent
    if (!isThere) lost.push(`answer ${slot} of ${told.id}: save ${answer.sequence} is not there`)
  }
  const { result } = told
  if (result === null) return
  const isKept =
    row.ended_by === 'contestant' &&
    row.submitted_at?.toISOString() === result.submittedAt &&
    row.correct === result.correct &&
    row.duration_ms === result.durationMs
  if (!isKept) lost.push(`the submission of ${told.id} is not there as it was told`)
  if (row.correct !== countRight(row)) miscounted.push(`${told.id} is marked ${row.correct}`)
}

// In the factory's bank the second option, as written, is the right one.
const countRight = ({ paper, sheet }: Row): number =>
  paper.filter(([, order], index) => {
    const [chosen = []] = sheet[String(index + 1)] ?? []
    return chosen.length === 1 && order[(chosen[0] ?? 0) - 1] === 2
  }).length

const checkDoubles = async (
  { db }: Context,
  journal: Journal,
  { doubled }: Findings,
): Promise<void> => {
  const { rows: counts } = await db.pool.query<{ person_id: number; ended: number; stood: number }>(
    `select person_id, count(*)::int as ended, coalesce(max(s.attempts), 0) as stood
     from attempt a left join standing s using (part_id, person_id)
     where submitted_at is not null
     group by part_id, person_id having count(*) <> coalesce(max(s.attempts), 0)`,
  )
  for (const { person_id, ended, stood } of counts)
    doubled.push(`person ${person_id} ended ${ended} attempts, the standing counts ${stood}`)
  const { rows } = await db.pool.query<{ id: string }>('select id from attempt')
  for (const { id } of rows)
    if (!journal.attempts.has(id)) doubled.push(`attempt ${id} was started and never told`)
}

const readStandings = async ({ db }: Context): Promise<string> => {
  const { rows } = await db.pool.query('select * from standing order by part_id, person_id')
  return JSON.stringify(rows)
}

// An own count, by the contest's keys: most right answers, then the shortest, then the earliest.
const countStandings = async ({ db }: Context): Promise<number> => {
  const { rows } = await db.pool.query<{ wrong: number }>(
    `select count(*)::int as wrong from (
       select distinct on (person_id) person_id, id, correct, duration_ms
       from attempt where submitted_at is not null and kind = 'official'
       order by person_id, correct desc, duration_ms, submitted_at, id
     ) best full join standing s using (person_id)
     where s.attempt_id is distinct from best.id or s.correct is distinct from best.correct
       or s.duration_ms is distinct from best.duration_ms`,
  )
  return rows[0]?.wrong ?? 0
}

const checkStandings = async (
  context: Context,
  contestId: number,
  { miscounted }: Findings,
): Promise<void> => {
  const wrong = await countStandings(context)
  if (wrong > 0) miscounted.push(`${wrong} standings are not the best attempt`)
  const before = await readStandings(context)
  await rebuildStandings(context, contestId)
  if (before !== (await readStandings(context)))
    miscounted.push('the standings differ from a rebuild')
}
