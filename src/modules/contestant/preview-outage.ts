import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { quizNamed } from './desk-parts.ts'
import { judgeOutage, type OutageRefusal } from './judge-outage.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import { readPublishedParts } from './person-store.ts'
import type { Outage } from './rules/credit.ts'
import type { OutageEffect } from './outage-schema.ts'

/** Says whom the credit of an outage would touch, and changes nothing. */
export const previewOutage = async (
  context: Context,
  actor: Actor,
  request: Outage & { readonly contest: string; readonly part: string },
): Promise<Result<OutageEffect, DeskRefusal | OutageRefusal | 'no_part' | 'part_not_a_quiz'>> => {
  const opened = await openContestants(context, actor, request.contest, 'decide')
  if (!opened.ok) return opened
  const { contest } = opened.value
  const part = quizNamed(contest, request.part)
  if (!part.ok) return part
  await endExpiredAttempts(context)
  const { query } = context.db
  const as = { now: context.clock.now(), isLocking: false }
  const judged = await judgeOutage(query, part.value, request, as)
  if (!judged.ok) return judged
  const { touched, makeUps } = judged.value
  const open = touched.filter(({ submittedAt }) => submittedAt === null).length
  return ok({
    open,
    ended: touched.length - open,
    people: new Set(touched.map(({ personId }) => personId)).size,
    cutOff: makeUps.length,
    needsOpenUntil: makeUps.some(({ isClosed }) => isClosed),
    published: (await readPublishedParts(query, contest.id)).has(part.value.id),
  })
}
