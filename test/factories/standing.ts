import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { standingKeys } from '#src/modules/attempt/rules/ordering.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'

export type StandingOptions = {
  readonly correct: number
  /** 60 s unless said */
  readonly durationMs?: number
  /** the context's clock unless said */
  readonly achievedAt?: Date
}

/**
 * An ended official attempt of a contestant, and the standing it makes. Meant for one attempt a
 * contestant: it does not weigh it against earlier ones.
 */
export const aStanding = async (
  context: Context,
  contest: Contest,
  person: { readonly id: number },
  options: StandingOptions,
): Promise<void> => {
  const part = contest.parts.find(({ quiz }) => quiz !== null)
  const round = contest.rounds.find(({ kind }) => kind === 'official')
  if (!part?.quiz || !round) throw new Error(`contest ${contest.slug} has no official quiz`)
  const { correct, durationMs = 60_000, achievedAt = context.clock.now() } = options
  const [key1, key2, key3] = standingKeys(contest.ranking.keys, { correct, durationMs, achievedAt })
  const startedAt = new Date(achievedAt.getTime() - durationMs)
  const id = randomUUID()
  const { questions, timeLimitMs, graceMs } = part.quiz
  await sql`
    with ended as (
      insert into attempt (id, part_id, round_id, person_id, number, kind, seed, paper, started_at,
        deadline_at, grace_ms, submitted_at, ended_by, correct, total, duration_ms)
      values (${id}, ${part.id}, ${round.id}, ${person.id}, 1, 'official', 1, '[]', ${startedAt},
        ${new Date(startedAt.getTime() + timeLimitMs)}, ${graceMs}, ${achievedAt}, 'contestant',
        ${correct}, ${questions}, ${durationMs})
      returning id
    )
    insert into standing (part_id, person_id, contest_id, unit_id, attempt_id, correct, total,
      duration_ms, achieved_at, key1, key2, key3, attempts)
    select ${part.id}, ${person.id}, ${contest.id}, c.unit_id, ended.id, ${correct}, ${questions},
      ${durationMs}, ${achievedAt}, ${key1}, ${key2}, ${key3}, 1
    from ended, contestant c
    where c.contest_id = ${contest.id} and c.person_id = ${person.id}`.execute(context.db.query)
}
