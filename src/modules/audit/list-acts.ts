import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { openTrail, type Trail, type TrailAddress, type TrailRefusal } from './open-trail.ts'
import type { ActFilter, Acts } from './schema.ts'
import { readActs, type TrailQuery } from './trail-store.ts'

/** What is asked of a trail, as its store takes it. */
export const queryOf = (trail: Trail, filter: ActFilter): TrailQuery => ({
  ...trail,
  kind: filter.kind ?? null,
  username: filter.person?.toLowerCase() ?? null,
  from: filter.from ?? null,
  to: filter.to ?? null,
  text: foldForSearch(filter.search ?? '') || null,
})

/** Lists what was done in a contest, or to a unit of it, the newest first, page by page. */
export const listActs = async (
  context: Context,
  actor: Actor,
  address: TrailAddress,
  asked: ActFilter & { readonly limit: number; readonly after?: string },
): Promise<Result<Acts, TrailRefusal>> => {
  const opened = await openTrail(context, actor, address)
  if (!opened.ok) return opened
  const { limit, after } = asked
  const found = await readActs(context.db.query, queryOf(opened.value, asked), {
    after: after === undefined ? null : Number(after),
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return ok({
    rows: rows.map(({ id, at, ...act }) => ({ id: String(id), at: at.toISOString(), ...act })),
    next: found.length > limit && last !== undefined ? String(last.id) : null,
  })
}
