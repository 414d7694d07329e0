import type { Kysely } from 'kysely'
import { type Act, recordAct } from '#src/modules/audit/record-act.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { refuse, type Result } from '#src/shared/result.ts'
import { subjectIdOf } from './describe-contestant.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import { type ContestantRow, readContestant } from './person-store.ts'
import type { ContestantAccess } from './policy.ts'
import { reasonFrom } from './rules/reason.ts'

/** About whom something is decided, and why. */
export type DecisionRequest = {
  readonly contest: string
  readonly username: string
  readonly reason: string
}

export type DecisionRefusal = DeskRefusal | 'no_such_contestant' | 'decision_needs_reason'

/** What a decision is made with, inside its transaction. */
export type Deciding = {
  readonly transaction: Kysely<Tables>
  readonly contest: Contest
  readonly found: ContestantRow
  readonly reason: string
  readonly now: Date
  /** Writes the decision onto the trail. */
  readonly record: (act: Pick<Act, 'kind' | 'changes'> & { unitId?: number }) => Promise<void>
}

/**
 * Decides something about a contestant in one transaction, with its reason and its line on the
 * trail. `work` gives back a refusal before it writes anything.
 */
export const decideAbout = async <T, Code extends string>(
  context: Context,
  actor: Actor,
  request: DecisionRequest,
  to: ContestantAccess,
  work: (deciding: Deciding) => Promise<Result<T, Code>>,
): Promise<Result<T, Code | DecisionRefusal>> => {
  const opened = await openContestants(context, actor, request.contest, to)
  if (!opened.ok) return opened
  const reason = reasonFrom(request.reason)
  if (reason === null) return refuse('decision_needs_reason')
  const { contest } = opened.value
  const now = context.clock.now()
  return context.db.query.transaction().execute(async (transaction) => {
    const found = await readContestant(transaction, contest.id, request.username)
    if (found === null) return refuse('no_such_contestant', { username: request.username })
    const record: Deciding['record'] = ({ kind, changes, unitId }) =>
      recordAct(
        transaction,
        actor,
        {
          contestId: contest.id,
          unitId: unitId ?? found.unitId,
          kind,
          subject: found.name,
          subjectId: subjectIdOf(found.personId),
          reason,
          ...(changes === undefined ? {} : { changes }),
        },
        now,
      )
    return work({ transaction, contest, found, reason, now, record })
  })
}
