import type { Kysely } from 'kysely'
import { MANY_ATTEMPTS } from '#src/modules/attempt/answer-line.ts'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import { standAnew } from '#src/modules/attempt/stand-anew.ts'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type QuizOfDesk, quizNamed } from './desk-parts.ts'
import { type Damage, judgeOutage, type OutageRefusal } from './judge-outage.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import { insertCredits, insertMakeUps, insertOutage, lockPart, writeTimes } from './outage-store.ts'
import { type Outage, withCredit } from './rules/credit.ts'
import { laterEndProblem } from './rules/later-end.ts'
import { reasonFrom } from './rules/reason.ts'

export type CreditRequest = Outage & {
  readonly contest: string
  readonly part: string
  readonly openUntil: Date | null
  readonly reason: string
}

type CreditRefusal =
  | DeskRefusal
  | OutageRefusal
  | 'no_part'
  | 'part_not_a_quiz'
  | 'decision_needs_reason'
  | 'outage_needs_open_until'
  | 'later_end_too_early'
  | 'later_end_in_next_round'

/**
 * Gives everybody who was in an outage of a part the time back that it cost them, in one
 * transaction: to the deadline of attempts that are open, off the duration of those that ended, and
 * one more attempt to those whom the deadline cut off. Standings follow.
 */
export const creditOutage = async (
  context: Context,
  actor: Actor,
  request: CreditRequest,
): Promise<Result<{ id: number }, CreditRefusal>> => {
  const opened = await openContestants(context, actor, request.contest, 'decide')
  if (!opened.ok) return opened
  const { contest } = opened.value
  const part = quizNamed(contest, request.part)
  if (!part.ok) return part
  const reason = reasonFrom(request.reason)
  if (reason === null) return refuse('decision_needs_reason')
  // What the outage itself kept from being ended is counted as ended.
  await endExpiredAttempts(context)
  const now = context.clock.now()
  return context.db.query.transaction().execute(async (transaction) => {
    await lockPart(transaction, part.value.id)
    const judged = await judgeOutage(transaction, part.value, request, { now, isLocking: true })
    if (!judged.ok) return judged
    const unfit = judgeOpenUntil(part.value, judged.value, request.openUntil, now)
    if (unfit !== null) return unfit
    const { from, to } = request
    const id = await insertOutage(transaction, {
      from,
      to,
      contestId: contest.id,
      partId: part.value.id,
      reason,
      creditedBy: actor.personId,
      creditedAt: now,
    })
    await give(transaction, contest, id, judged.value, request.openUntil)
    const changes = creditedIn(request, judged.value)
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        kind: 'outage.credit',
        subject: part.value.name.vi,
        subjectId: `outage-${id}`,
        reason,
        changes,
      },
      now,
    )
    return ok({ id })
  })
}

const give = async (
  transaction: Kysely<Tables>,
  contest: Contest,
  outageId: number,
  { touched, makeUps }: Damage,
  openUntil: Date | null,
): Promise<void> => {
  await insertCredits(transaction, outageId, touched)
  await writeTimes(
    transaction,
    touched.map((attempt) => ({ id: attempt.id, ...withCredit(attempt, attempt.lostMs) })),
  )
  await insertMakeUps(
    transaction,
    outageId,
    makeUps.map((one) => ({ ...one, openUntil: one.isClosed ? openUntil : null })),
  )
  const stood = touched.filter(
    ({ submittedAt, kind }) => submittedAt !== null && kind === 'official',
  )
  await standAnew(transaction, contest, [...new Set(stood.map(({ personId }) => personId))])
  await notify(transaction, 'attempt', MANY_ATTEMPTS)
  // What is shown after the close waits for the deadlines that were moved beyond it.
  await notify(transaction, 'contest', contest.id)
}

const judgeOpenUntil = (
  part: QuizOfDesk,
  { makeUps }: Damage,
  openUntil: Date | null,
  now: Date,
) => {
  const waiting = makeUps.filter(({ isClosed }) => isClosed)
  if (waiting.length === 0) return null
  if (openUntil === null) return refuse('outage_needs_open_until', { people: waiting.length })
  const ids = new Set(waiting.map(({ roundId }) => roundId))
  for (const round of part.rounds.filter(({ id }) => ids.has(id))) {
    const problem = laterEndProblem(part.rounds, round, openUntil, now)
    if (problem?.code === 'later_end_too_early')
      return refuse(problem.code, { after: vietnamTime(problem.after) })
    if (problem !== null) return refuse(problem.code, { startsAt: vietnamTime(problem.startsAt) })
  }
  return null
}

const creditedIn = (request: CreditRequest, { touched, makeUps }: Damage) => {
  const open = touched.filter(({ submittedAt }) => submittedAt === null).length
  return [
    { field: 'from', from: null, to: request.from.toISOString() },
    { field: 'to', from: null, to: request.to.toISOString() },
    { field: 'openAttempts', from: null, to: open },
    { field: 'endedAttempts', from: null, to: touched.length - open },
    { field: 'makeUps', from: null, to: makeUps.length },
  ]
}
