import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { StoredFile } from '#src/modules/contest/definition.ts'
import type { BankDefinition } from '#src/modules/question-bank/bank.ts'
import { readFolder } from './read-folder.ts'
import { readBankFolder } from './rules/bank-folder.ts'
import { type Decoded, failed } from './rules/decode.ts'
import { bankSlugs, type ReadEdition, readEdition } from './rules/edition.ts'
import { fileProblem, type Problem } from './rules/problem.ts'

export type ReadBank = { readonly bank: BankDefinition; readonly files: readonly StoredFile[] }

/** An edition with the banks that lie beside it; one whose folder is missing is not among them. */
export type Pack = { readonly edition: ReadEdition; readonly banks: readonly ReadBank[] }

const readBank = async (folder: string, slug: string): Promise<Decoded<ReadBank> | null> => {
  const label = `banks/${slug}`
  const files = await readFolder(path.join(folder, '..', 'banks', slug), label)
  if (files === null || !files.ok) return files
  const bank = readBankFolder(slug, label, files.value)
  return bank.ok ? { ok: true, value: { bank: bank.value, files: files.value } } : bank
}

/** What every edition has and this folder lacks; nothing where there is no folder. */
const missingFiles = (folder: string): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
    ? ['contest.yaml', 'units.csv'].filter((file) => !existsSync(path.join(folder, file)))
    : []

/**
 * Reads the edition of a folder and, from `../banks/<slug>` beside it, the banks that its parts
 * name. Gives the whole, or every problem of all files.
 */
export const readPack = async (folder: string): Promise<Decoded<Pack>> => {
  const absolute = path.resolve(folder)
  const label = path.basename(absolute)
  // A folder given by mistake, a home or a disk, is not gone through.
  const missing = missingFiles(absolute)
  if (missing.includes('contest.yaml'))
    return failed(
      ...missing.map((file) =>
        fileProblem(`${label}/${file}`, { vi: 'thiếu tệp này', en: 'this file is missing' }),
      ),
    )
  const files = await readFolder(absolute, label)
  if (files === null)
    return failed(
      fileProblem(folder, { vi: 'không có thư mục này', en: 'there is no such folder' }),
    )
  if (!files.ok) return files
  const edition = readEdition(label, files.value)
  const problems: Problem[] = edition.ok ? [] : [...edition.problems]
  const banks: ReadBank[] = []
  for (const slug of bankSlugs(files.value)) {
    const read = await readBank(absolute, slug)
    if (read?.ok === true) banks.push(read.value)
    else if (read !== null) problems.push(...read.problems)
  }
  return edition.ok && problems.length === 0
    ? { ok: true, value: { edition: edition.value, banks } }
    : failed(...problems)
}
