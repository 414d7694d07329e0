import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { describeWork } from './describe-work.ts'
import { purposeOf } from './end-work.ts'
import { unseal } from './rules/sealing.ts'
import type { LongWorkOutcome } from './schema.ts'
import { readWork, type WorkWithReply } from './store.ts'

const openReply = (
  { id, reply, salt, sealed }: WorkWithReply,
  token: string,
): { readonly body: unknown } | null => {
  if (salt === null || sealed === null) return { body: reply }
  const text = unseal(sealed, token, salt, purposeOf(id))
  return text === null ? null : { body: JSON.parse(text) as unknown }
}

/**
 * Tells of a work of the actor's own and gives what came of it: the reply that the act would have
 * given at once. What is sealed opens for the session that asked for the act, by its token.
 */
export const showWork = async (
  context: Context,
  { personId }: Actor,
  id: number,
  token: string,
): Promise<Result<LongWorkOutcome, 'no_work'>> => {
  const row = await readWork(context.db.query, personId, id)
  if (row === null) return refuse('no_work')
  const told = describeWork(row, token, context.clock.now())
  const opened = told.kept === 'here' ? openReply(row, token) : null
  const reply =
    opened === null || row.replyStatus === null ? null : { ...opened, status: row.replyStatus }
  // What was done is told only when this process, too, shows it on the next page.
  if (row.state === 'done') await context.notices.caughtUp().catch(() => undefined)
  return ok({ ...told, reply })
}
