import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { documentPath, numbered } from './rules/document-path.ts'
import type { StoredDocument } from './schema.ts'
import { insertFile } from './settings-store.ts'

/** How many files of one name a contest may have. */
const MOST = 50

/**
 * Stores a document with a contest, under its own name, or with a number where that is taken:
 * what the public may have read is never replaced. It is shown once the settings list it.
 */
export const uploadDocument = async (
  context: Context,
  actor: Actor,
  slug: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array | null },
): Promise<Result<StoredDocument, AccessRefusal | 'document_name' | 'no_upload'>> => {
  const found = await findOrganised(context, actor, slug)
  if (!found.ok) return found
  if (bytes === null) return refuse('no_upload')
  const path = documentPath(tidy(name))
  if (path === null) return refuse('document_name', { name: name })
  return context.db.query.transaction().execute(async (transaction) => {
    for (let number = 1; number <= MOST; number += 1) {
      const own = numbered(path, number)
      if (!(await insertFile(transaction, found.value.id, own, bytes))) continue
      const act = { kind: 'document.upload', subject: own, contestId: found.value.id }
      await recordAct(transaction, actor, act, context.clock.now())
      return ok({ path: own, bytes: bytes.length })
    }
    return refuse('document_name', { name: name })
  })
}
