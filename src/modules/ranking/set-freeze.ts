import { recordAct } from '#src/modules/audit/record-act.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { changeDefinition } from '#src/modules/pack/change-definition.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { mayPublish } from './policy.ts'
import { lockPart, readPublications } from './publication-store.ts'
import type { RankingRefusal } from './refusals.ts'

/** From when on the public ranking stands still: an instant, this one, or never. */
export type FreezeAt = Date | 'now' | null

// contest.yaml tells times in whole seconds.
const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000)

/**
 * Freezes the public ranking of a contest's parts, at an instant or now, or lets it live again, as
 * long as nothing is published. A change of the edition's rule, on the trail in its transaction.
 */
export const setFreeze = async (
  context: Context,
  actor: Actor,
  request: { readonly contest: string; readonly at: FreezeAt },
): Promise<Result<{ freezeAt: Date | null }, RankingRefusal>> => {
  const contest = await findContest(context, request.contest)
  if (contest === null) return refuse('no_such_part')
  if (!mayPublish(actor, contest.id))
    return refuse(contest.stage === 'open' ? 'not_an_organiser' : 'no_such_part')
  const now = context.clock.now()
  const freezeAt = request.at === 'now' ? wholeSecond(now) : request.at && wholeSecond(request.at)
  if (freezeAt !== null && contest.ranking.visibility === 'hidden') return refuse('ranking_hidden')
  if (freezeAt !== null && request.at !== 'now' && freezeAt < now)
    return refuse('freeze_in_past', { now: vietnamTime(now) })
  return context.db.query.transaction().execute(async (transaction) => {
    for (const { id } of contest.parts) {
      await lockPart(transaction, id)
      const acts = await readPublications(transaction, id)
      if (acts.some(({ kind }) => kind !== 'freeze')) return refuse('results_published')
    }
    let before: string | null = null
    await changeDefinition(
      transaction,
      contest.slug,
      (definition) => {
        before = definition.ranking.freezeAt
        const ranking = { ...definition.ranking, freezeAt: freezeAt?.toISOString() ?? null }
        return { ...definition, ranking }
      },
      now,
    )
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        kind: freezeAt === null ? 'ranking.unfreeze' : 'ranking.freeze',
        subject: contest.name.vi,
        subjectId: contest.slug,
        changes: [{ field: 'ranking.freezeAt', from: before, to: freezeAt?.toISOString() ?? null }],
      },
      now,
    )
    for (const { id } of contest.parts) await notify(transaction, 'publication', id)
    return ok({ freezeAt })
  })
}
