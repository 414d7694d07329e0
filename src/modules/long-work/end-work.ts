import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { tokenHash } from '#src/modules/person/session-token.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Told } from '#src/platform/http/told.ts'
import { isSecret } from './progress.ts'
import { saltBytes, seal } from './rules/sealing.ts'
import type { WorkKind } from './schema.ts'
import { writeReply } from './store.ts'

/** What the reply of a work is sealed for: it opens as that of no other. */
export const purposeOf = (id: number): string => `work ${id}`

/**
 * Ends a work with its reply; says whether it still ran. A reply that holds passwords is sealed for
 * the session with this token, and throws where that session has ended meanwhile: nobody could open
 * it.
 */
export const endWork = (
  executor: Kysely<Tables>,
  work: { readonly id: number; readonly kind: WorkKind; readonly token: string },
  { status, body }: Told,
  now: Date,
): Promise<boolean> => {
  const text = JSON.stringify(body)
  if (!isSecret(work.kind) || status >= 400)
    return writeReply(executor, work.id, { status, body: text, sealed: null }, now)
  const salt = randomBytes(saltBytes)
  const bytes = seal(text, work.token, salt, purposeOf(work.id))
  const sealed = { tokenHash: tokenHash(work.token), salt, bytes }
  return writeReply(executor, work.id, { status, body: null, sealed }, now)
}
