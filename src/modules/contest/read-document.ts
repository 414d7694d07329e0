import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { findOpenContest } from './find-contest.ts'
import { type ServedAs, servedAs } from './rules/served-file.ts'
import { readFile, readFileHash } from './store.ts'

export type ServedDocument = ServedAs & {
  readonly etag: string
  /** null where the reader already holds this version */
  readonly bytes: Uint8Array | null
}

/**
 * A document that the contest's page lists, and no other stored file. `held` is the version that
 * the reader has (If-None-Match).
 */
export const readDocument = async (
  context: Context,
  slug: string,
  path: string,
  held: string | undefined,
): Promise<Result<ServedDocument, 'no_contest' | 'no_file'>> => {
  const contest = await findOpenContest(context, slug)
  if (contest === null) return refuse('no_contest')
  if (!contest.documents.some((document) => document.file === path)) return refuse('no_file')
  const hash = await readFileHash(context.db.query, contest.id, path)
  if (hash === undefined) return refuse('no_file')
  const etag = `"${Buffer.from(hash).toString('base64url')}"`
  const isHeld = held?.split(',').some((tag) => tag.trim().replace(/^W\//u, '') === etag) ?? false
  if (isHeld) return ok({ ...servedAs(path), etag, bytes: null })
  const bytes = await readFile(context.db.query, contest.id, path)
  return bytes === undefined ? refuse('no_file') : ok({ ...servedAs(path), etag, bytes })
}
