import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'

export type EndedAttemptOptions = {
  readonly submittedAt: Date
  /** 60 s unless said */
  readonly durationMs?: number
  /** 5 unless said */
  readonly correct?: number
  /** 1 unless said; two attempts of a person differ in it */
  readonly number?: number
  /** the contest's first of this kind; official unless said */
  readonly kind?: 'official' | 'trial'
  /** null: the attempt is still open */
  readonly endedBy?: 'contestant' | 'deadline' | null
  readonly disqualified?: boolean
  /** [[question version, [options in the order shown]], …] */
  readonly paper?: readonly (readonly [number, readonly number[]])[]
  /** slot → options chosen, as shown */
  readonly answers?: Readonly<Record<string, readonly number[]>>
}

/** Writes an attempt as it lies in the database, without a standing; gives its id. */
export const anEndedAttempt = async (
  context: Context,
  contest: Contest,
  person: { readonly id: number },
  options: EndedAttemptOptions,
): Promise<string> => {
  const { submittedAt, durationMs = 60_000, correct = 5, number = 1, kind = 'official' } = options
  const { endedBy = 'contestant', disqualified = false, paper = [], answers = {} } = options
  const part = contest.parts.find(({ quiz }) => quiz !== null)
  const round = contest.rounds.find((one) => one.kind === kind)
  if (!part?.quiz || !round) throw new Error(`contest ${contest.slug} has no ${kind} quiz`)
  const id = randomUUID()
  const startedAt = new Date(submittedAt.getTime() - durationMs)
  const sheet = Object.fromEntries(
    Object.entries(answers).map(([slot, chosen], index) => [slot, [chosen, index + 1]]),
  )
  const ended = endedBy !== null
  await sql`
    insert into attempt (id, part_id, round_id, person_id, number, kind, seed, paper, started_at,
      deadline_at, grace_ms, sheet, submitted_at, ended_by, correct, total, duration_ms,
      disqualified)
    values (${id}, ${part.id}, ${round.id}, ${person.id}, ${number}, ${kind}, 1,
      ${JSON.stringify(paper)}, ${startedAt},
      ${new Date(startedAt.getTime() + part.quiz.timeLimitMs)}, ${part.quiz.graceMs},
      ${JSON.stringify(sheet)}, ${ended ? submittedAt : null}, ${endedBy},
      ${ended ? correct : null}, ${part.quiz.questions}, ${ended ? durationMs : null},
      ${disqualified})`.execute(context.db.query)
  return id
}
