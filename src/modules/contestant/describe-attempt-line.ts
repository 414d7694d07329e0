import { asItCloses } from '#src/modules/attempt/as-it-closes.ts'
import { showsMarks } from '#src/modules/attempt/rules/visibility.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import type { ContestantAccess } from './policy.ts'
import type { AttemptRow } from './person-store.ts'
import type { AttemptLine } from './schema.ts'

/**
 * Attempts as they are told to somebody: who decides knows the marks at once, who looks things up no
 * sooner than the contestant.
 */
export const attemptLines = async (
  context: Context,
  { contest, access }: { readonly contest: Contest; readonly access: ContestantAccess },
  attempts: readonly AttemptRow[],
): Promise<AttemptLine[]> => {
  const now = context.clock.now()
  const closing = await asItCloses(context, contest)
  return attempts.flatMap((attempt) => {
    const part = closing.parts.find(({ id }) => id === attempt.partId)
    const round = contest.rounds.find(({ id }) => id === attempt.roundId)
    if (!part?.quiz || round === undefined) return []
    const marks = access === 'decide' || showsMarks(part.quiz, part.rounds, now)
    return [lineOf(attempt, { part: part.code, round: round.name, marks })]
  })
}

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null

const lineOf = (
  attempt: AttemptRow,
  of: { readonly part: string; readonly round: AttemptLine['round']; readonly marks: boolean },
): AttemptLine => ({
  id: attempt.id,
  part: of.part,
  round: of.round,
  number: attempt.number,
  kind: attempt.kind,
  startedAt: attempt.startedAt.toISOString(),
  deadlineAt: attempt.deadlineAt.toISOString(),
  savedAt: iso(attempt.savedAt),
  submittedAt: iso(attempt.submittedAt),
  endedBy: attempt.endedBy,
  correct: of.marks ? attempt.correct : null,
  total: attempt.total,
  durationMs: attempt.durationMs,
  creditMs: attempt.creditMs,
  counts: attempt.counts,
  disqualified: attempt.disqualified,
})
