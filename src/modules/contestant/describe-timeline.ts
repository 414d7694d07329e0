import { reviewAttempt } from '#src/modules/attempt/review-attempt.ts'
import { isAttemptId } from '#src/modules/attempt/rules/attempt-id.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { attemptLines } from './describe-attempt-line.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import { readAttemptsOf, readContestant, readTrace } from './person-store.ts'
import type { Timeline } from './schema.ts'

const eventsOfAPage = 200

/**
 * What happened in an attempt, event by event; to those who decide also what was answered and what
 * was right, no sooner than its contestant may know or the contest is over.
 */
export const describeTimeline = async (
  context: Context,
  actor: Actor,
  request: {
    readonly contest: string
    readonly username: string
    readonly attempt: string
    readonly after?: string | undefined
  },
): Promise<Result<Timeline, DeskRefusal | 'no_such_contestant' | 'no_such_attempt_here'>> => {
  const opened = await openContestants(context, actor, request.contest, 'look')
  if (!opened.ok) return opened
  const { contest, access } = opened.value
  const { query } = context.db
  const found = await readContestant(query, contest.id, request.username)
  if (found === null) return refuse('no_such_contestant', { username: request.username })
  const { attempt: id } = request
  if (!isAttemptId(id)) return refuse('no_such_attempt_here')
  const of = { contestId: contest.id, personId: found.personId, id }
  const [attempt] = await attemptLines(context, opened.value, await readAttemptsOf(query, of, 1))
  if (attempt === undefined) return refuse('no_such_attempt_here')
  const [events, answers] = await Promise.all([
    readTrace(query, id, Number(request.after ?? 0), eventsOfAPage + 1),
    access === 'decide' ? reviewAttempt(context, id) : null,
  ])
  const page = events.slice(0, eventsOfAPage)
  return ok({
    attempt,
    events: page.map(({ id: _, at, ...event }) => ({ ...event, at: at.toISOString() })),
    next: events.length > page.length ? String(page.at(-1)?.id ?? 0) : null,
    answers: answers === null ? null : answers.map(answered),
  })
}

type Answered = NonNullable<Awaited<ReturnType<typeof reviewAttempt>>>[number]

const answered = ({ slot, stem, options, answer, right, correct }: Answered) => ({
  slot,
  stem,
  options: options.map(({ option, text }) => ({
    option,
    text,
    chosen: answer.includes(option),
    right: right.includes(option),
  })),
  correct,
})
