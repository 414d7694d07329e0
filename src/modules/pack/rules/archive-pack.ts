import type { StoredFile } from '#src/modules/contest/definition.ts'
import type { ReadBank } from '../read-pack.ts'
import { readBankFolder } from './bank-folder.ts'
import { type Decoded, failed } from './decode.ts'
import { bankSlugs, type ReadEdition, readEdition } from './edition.ts'
import type { Problem } from './problem.ts'

/** An edition and its banks as an archive holds them. */
export type ArchivePack = { readonly edition: ReadEdition; readonly banks: readonly ReadBank[] }

const below = (files: readonly StoredFile[], folder: string): StoredFile[] =>
  files
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes }))

/** The folders that hold a contest.yaml, each ending in `/` or empty. */
export const editionFolders = (files: readonly StoredFile[]): readonly string[] =>
  files
    .filter(({ path }) => path === 'contest.yaml' || path.endsWith('/contest.yaml'))
    .map(({ path }) => path.slice(0, -'contest.yaml'.length))

/**
 * Reads the edition of a folder of an archive, and the banks that it names from `banks/` beside the
 * folder or within it. One that is in neither is not among them. Gives every problem instead.
 */
export const readArchivePack = (
  files: readonly StoredFile[],
  folder: string,
): Decoded<ArchivePack> => {
  const own = below(files, folder).filter(({ path }) => !path.startsWith('banks/'))
  const label = folder.split('/').at(-2) ?? 'contest'
  const edition = readEdition(label, own)
  const problems: Problem[] = edition.ok ? [] : [...edition.problems]
  const banks: ReadBank[] = []
  const beside = folder.replace(/[^/]+\/$/u, '')
  for (const slug of bankSlugs(own)) {
    const found = [`${folder}banks/${slug}/`, `${beside}banks/${slug}/`]
      .map((place) => below(files, place))
      .find((inside) => inside.length > 0)
    if (found === undefined) continue
    const bank = readBankFolder(slug, `banks/${slug}`, found)
    if (bank.ok) banks.push({ bank: bank.value, files: found })
    else problems.push(...bank.problems)
  }
  return edition.ok && problems.length === 0
    ? { ok: true, value: { edition: edition.value, banks } }
    : failed(...problems)
}
