import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { contestFileOf } from '#src/modules/pack/rules/write-contest-file.ts'
import type { Settings } from '#src/modules/pack/schema.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { describeBanks } from './describe-banks.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import type { SettingsPage } from './schema.ts'
import { readDocuments } from './settings-store.ts'
import { readFigures } from './store.ts'

/** The settings of a contest as they stand, with what may be chosen for them. */
export const readSettings = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<SettingsPage, AccessRefusal>> => {
  const found = await findOrganised(context, actor, slug)
  if (!found.ok) return found
  const executor = context.db.query
  const edition = await findStoredEdition(executor, slug)
  if (edition === null) return refuse('no_contest')
  const [figures, files, banks] = await Promise.all([
    readFigures(executor, edition.id),
    readDocuments(executor, edition.id),
    describeBanks(executor, actor),
  ])
  return ok({
    stage: edition.stage,
    revision: edition.revision,
    settings: contestFileOf(edition.definition) as Settings,
    taken: figures.taken,
    files: [...files],
    banks,
  })
}
