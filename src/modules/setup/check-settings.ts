import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { type Judgement, judgeSettings } from './judge-settings.ts'

/** What saving these settings would change, and what speaks against it; writes nothing. */
export const checkSettings = async (
  context: Context,
  actor: Actor,
  slug: string,
  settings: unknown,
): Promise<Result<Judgement, AccessRefusal>> => {
  const found = await findOrganised(context, actor, slug)
  if (!found.ok) return found
  const standing = await findStoredEdition(context.db.query, slug)
  if (standing === null) return refuse('no_contest')
  return ok(await judgeSettings(context.db.query, actor, standing, settings, context.clock.now()))
}
