import { type Actor, holdsRole } from '#src/modules/person/actor.ts'
import { hasOwnPassword } from '#src/modules/person/policy.ts'
import { excludedFromContest } from '#src/modules/person/rules/exclusion.ts'
import type { Part, Quiz, Round } from '#src/modules/contest/contest.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { ok, type Refusal, refuse, type Result } from '#src/shared/result.ts'
import type { Allowed } from './rules/allowing.ts'
import { windowAt } from './rules/timing.ts'

/** Whether the person may take part in the contest at all. */
export const mayTakePart = (
  actor: Actor,
  contestId: number,
): Result<null, 'excluded_by_role' | 'not_a_contestant' | 'password_not_set'> => {
  if (excludedFromContest(actor.grants, contestId)) return refuse('excluded_by_role')
  if (!actor.contestantOf.has(contestId)) return refuse('not_a_contestant')
  if (!hasOwnPassword(actor)) return refuse('password_not_set')
  return ok(null)
}

/** Of a part's rounds the one that an attempt started at this instant belongs to, or why none can be started. */
export const roundForStart = (
  rounds: Part['rounds'],
  now: Date,
): Result<Round, 'not_open_yet' | 'closed'> => {
  const window = windowAt(rounds, now)
  if (window.state === 'open') return ok(window.round)
  if (window.state === 'closed') return refuse('closed')
  const { opensAt } = window
  return refuse('not_open_yet', { when: vietnamTime(opensAt), opensAt: opensAt.toISOString() })
}

/** Attempts left in a round after `used`, with those granted to the person; null: no limit. */
export const attemptsLeft = (
  quiz: Pick<Quiz, 'attemptsPerRound'>,
  used: number,
  { extraAttempts }: Pick<Allowed, 'extraAttempts'>,
): number | null =>
  quiz.attemptsPerRound === null ? null : Math.max(0, quiz.attemptsPerRound + extraAttempts - used)

/** The refusal of one more attempt in a round after `used`; null where one is left. */
export const refusedByLimit = (
  quiz: Pick<Quiz, 'attemptsPerRound'>,
  used: number,
  allowed: Pick<Allowed, 'extraAttempts'>,
): Refusal<'no_attempts_left'> | null =>
  attemptsLeft(quiz, used, allowed) === 0
    ? {
        code: 'no_attempts_left',
        values: { limit: (quiz.attemptsPerRound ?? used) + allowed.extraAttempts },
      }
    : null

/** Who sets the contest up may draw sample papers and see their key: organisers, question writers. */
export const mayDrawSamples = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId) || holdsRole(actor, 'question_writer', contestId)
