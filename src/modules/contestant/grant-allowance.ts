import { deadlineWithMore, roundsFor } from '#src/modules/attempt/rules/allowing.ts'
import { arrivedInTime } from '#src/modules/attempt/rules/timing.ts'
import type { Round } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { decideAbout, type Deciding, type DecisionRefusal, type DecisionRequest } from './decide.ts'
import { insertAllowance, lockOpenAttempt, readAllowed, writeDeadline } from './decision-store.ts'
import { type QuizOfDesk, quizNamed } from './desk-parts.ts'
import { laterEndProblem } from './rules/later-end.ts'

export type AllowanceRequest = DecisionRequest & {
  readonly part: string
  /** null: each round */
  readonly round: string | null
  readonly extraAttempts: number
  readonly extraTimeMs: number
  readonly openUntil: Date | null
}

type GrantRefusal =
  | 'no_part'
  | 'part_not_a_quiz'
  | 'no_such_round'
  | 'allowance_of_nothing'
  | 'allowance_without_limit'
  | 'later_end_needs_round'
  | 'later_end_too_early'
  | 'later_end_in_next_round'

/**
 * Grants one person more than the rules give everybody, from their next attempt on; time and a later
 * end also for the attempt they have open.
 */
export const grantAllowance = (
  context: Context,
  actor: Actor,
  request: AllowanceRequest,
): Promise<Result<{ id: number }, DecisionRefusal | GrantRefusal>> =>
  decideAbout<{ id: number }, GrantRefusal>(context, actor, request, 'decide', async (deciding) => {
    const { transaction, contest, found, reason, now, record } = deciding
    const part = quizNamed(contest, request.part)
    if (!part.ok) return part
    const round = judge(part.value, request, now)
    if (!round.ok) return round
    const { extraAttempts, extraTimeMs, openUntil } = request
    const id = await insertAllowance(transaction, {
      contestId: contest.id,
      personId: found.personId,
      partId: part.value.id,
      roundId: round.value?.id ?? null,
      extraAttempts,
      extraTimeMs,
      openUntil,
      reason,
      grantedBy: actor.personId,
      grantedAt: now,
    })
    await prolong(deciding, part.value)
    if (openUntil !== null) await notify(transaction, 'contest', contest.id)
    await record({ kind: 'allowance.grant', changes: grantedIn(request) })
    return ok({ id })
  })

const judge = (
  part: QuizOfDesk,
  request: AllowanceRequest,
  now: Date,
): Result<Round | null, GrantRefusal> => {
  const { extraAttempts, extraTimeMs, openUntil } = request
  if (extraAttempts === 0 && extraTimeMs === 0 && openUntil === null)
    return refuse('allowance_of_nothing')
  if (extraAttempts > 0 && part.quiz.attemptsPerRound === null)
    return refuse('allowance_without_limit')
  const round = part.rounds.find(({ code }) => code === request.round)
  if (request.round !== null && round === undefined)
    return refuse('no_such_round', { round: request.round })
  if (openUntil === null) return ok(round ?? null)
  if (round === undefined) return refuse('later_end_needs_round')
  const problem = laterEndProblem(part.rounds, round, openUntil, now)
  if (problem === null) return ok(round)
  return problem.code === 'later_end_too_early'
    ? refuse(problem.code, { after: vietnamTime(problem.after) })
    : refuse(problem.code, { startsAt: vietnamTime(problem.startsAt) })
}

/** Gives the attempt that is open the time it would have, had it begun with all that is granted. */
const prolong = async ({ transaction, found, now }: Deciding, part: QuizOfDesk): Promise<void> => {
  const attempt = await lockOpenAttempt(transaction, part.id, found.personId)
  // What is over stays over, though nobody has looked at it yet.
  if (attempt === null || !arrivedInTime(attempt, now)) return
  const { roundId } = attempt
  const of = { partId: part.id, personId: found.personId, roundId }
  const allowed = await readAllowed(transaction, of)
  const round = roundsFor(part.rounds, roundId, allowed).find(({ id }) => id === roundId)
  if (round === undefined) return
  const limitMs = part.quiz.timeLimitMs + allowed.extraTimeMs
  const deadlineAt = deadlineWithMore(attempt, limitMs, round.endsAt)
  if (deadlineAt <= attempt.deadlineAt) return
  await writeDeadline(transaction, attempt.id, deadlineAt)
  await notify(transaction, 'attempt', attempt.id)
}

const grantedIn = (request: AllowanceRequest) =>
  [
    { field: 'part', from: null, to: request.part },
    { field: 'round', from: null, to: request.round },
    { field: 'extraAttempts', from: 0, to: request.extraAttempts },
    { field: 'extraTimeMs', from: 0, to: request.extraTimeMs },
    { field: 'openUntil', from: null, to: request.openUntil?.toISOString() ?? null },
  ].filter(({ from, to }) => from !== to)
