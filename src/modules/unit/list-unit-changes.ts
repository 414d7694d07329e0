import type { Context } from '#src/platform/context.ts'
import { readChanges } from './change-store.ts'
import type { UnitChangeList } from './schema.ts'

/** Links told of one change: a merge of a province has hundreds. */
const mostLinks = 50

/** The changes of the tree, the newest first, so many before the one of this id. */
export const listUnitChanges = async (
  context: Context,
  page: { readonly before: number | null; readonly limit: number },
): Promise<UnitChangeList> => {
  const found = await readChanges(context.db.query, { ...page, limit: page.limit + 1 })
  const rows = found.slice(0, page.limit)
  return {
    rows: rows.map(
      ({ id, kind, effectiveOn, decision, recordedAt, recordedBy, effects, links }) => ({
        id: String(id),
        kind,
        on: effectiveOn,
        decision,
        recordedAt: recordedAt.toISOString(),
        recordedBy,
        created: effects.created.length,
        ended: effects.ended.length,
        moved: effects.moved.length,
        links: links
          .slice(0, mostLinks)
          .map(({ fromName, toName }) => ({ from: fromName, to: toName })),
        linkCount: links.length,
      }),
    ),
    next: found.length > rows.length ? String(rows.at(-1)?.id) : null,
  }
}
