import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoredFile } from '#src/modules/contest/definition.ts'
import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { findStoredBank } from '#src/modules/question-bank/find-stored-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'

type Written = StoredFile & { readonly absolute: string }

const below = (folder: string, files: readonly StoredFile[]): Written[] =>
  files.map((file) => ({ ...file, absolute: path.join(folder, ...file.path.split('/')) }))

const bytesOf = async (absolute: string): Promise<Uint8Array | null> => {
  try {
    return await readFile(absolute)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Writes the pack back as it was imported, byte by byte: `<to>/<slug>/…` and `<to>/banks/<bank>/…`.
 * A file that is there with other contents is never overwritten: refuses `pack_in_the_way`, and
 * writes nothing. Gives the paths written.
 */
export const exportPack = async (
  context: Context,
  slug: string,
  to: string,
): Promise<Result<readonly string[], 'no_contest' | 'pack_without_files' | 'pack_in_the_way'>> => {
  const edition = await findStoredEdition(context.db.query, slug)
  if (edition === null) return refuse('no_contest')
  if (edition.files.length === 0) return refuse('pack_without_files', { name: slug })
  const files = below(path.join(to, slug), edition.files)
  for (const bank of new Set(edition.definition.parts.flatMap(({ quiz }) => quiz?.bank ?? []))) {
    const stored = await findStoredBank(context.db.query, bank)
    if (stored.length === 0) return refuse('pack_without_files', { name: bank })
    files.push(...below(path.join(to, 'banks', bank), stored))
  }
  const standing = await Promise.all(files.map(({ absolute }) => bytesOf(absolute)))
  const inTheWay = files.find(({ bytes }, place) => {
    const there = standing[place]
    return there !== null && there !== undefined && Buffer.compare(there, bytes) !== 0
  })
  if (inTheWay !== undefined) return refuse('pack_in_the_way', { file: inTheWay.absolute })
  for (const { absolute, bytes } of files) {
    await mkdir(path.dirname(absolute), { recursive: true })
    await writeFile(absolute, bytes)
  }
  return ok(files.map(({ absolute }) => absolute))
}
