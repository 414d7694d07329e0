import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import type { SettingsHistory } from './schema.ts'
import { readSettingsActs } from './settings-store.ts'

const PAGE = 20

/** Who changed what of a contest's settings, stage and documents, the newest first, page by page. */
export const listSettingsHistory = async (
  context: Context,
  actor: Actor,
  slug: string,
  after: string | undefined,
): Promise<Result<SettingsHistory, AccessRefusal>> => {
  const found = await findOrganised(context, actor, slug)
  if (!found.ok) return found
  const before = after === undefined ? null : Number(after)
  const rows = await readSettingsActs(context.db.query, found.value.id, {
    before,
    limit: PAGE + 1,
  })
  const shown = rows.slice(0, PAGE)
  return ok({
    rows: shown.map(({ id, at, changes, ...act }) => ({
      ...act,
      id: String(id),
      at: at.toISOString(),
      changes: [...changes],
    })),
    next: rows.length > PAGE ? String(shown.at(-1)?.id ?? '') : null,
  })
}
