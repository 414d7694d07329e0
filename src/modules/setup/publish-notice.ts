import { recordAct } from '#src/modules/audit/record-act.ts'
import type { NewNotice } from '#src/modules/contest/schema.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { insertNotice } from './window-store.ts'

/**
 * Publishes a notice that moves nothing. None is ever withdrawn: a wrong one is followed by another.
 * Gives its id.
 */
export const publishNotice = async (
  context: Context,
  actor: Actor,
  request: NewNotice & { readonly contest: string },
): Promise<Result<{ id: number }, AccessRefusal | 'contest_not_open'>> => {
  const found = await findOrganised(context, actor, request.contest)
  if (!found.ok) return found
  const contest = found.value
  if (contest.stage !== 'open') return refuse('contest_not_open')
  const now = context.clock.now()
  const title = tidy(request.title)
  return context.db.query.transaction().execute(async (transaction) => {
    const id = await insertNotice(transaction, {
      contestId: contest.id,
      partId: null,
      number: request.number === null ? null : tidy(request.number),
      issuedOn: request.issuedOn,
      title,
      text: tidy(request.text),
      change: null,
      publishedBy: actor.personId,
      publishedAt: now,
    })
    const act = { contestId: contest.id, kind: 'notice.publish', subject: title }
    await recordAct(transaction, actor, { ...act, subjectId: String(id) }, now)
    return ok({ id })
  })
}
