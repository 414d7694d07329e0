import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoredFile } from '#src/modules/contest/definition.ts'
import { type Decoded, failed } from './rules/decode.ts'
import { fileProblem, type Problem, type Said } from './rules/problem.ts'

const MEGABYTE = 1024 * 1024
const MAX_TEXT = MEGABYTE
const MAX_FILE = 20 * MEGABYTE
const MAX_FOLDER = 100 * MEGABYTE
const MAX_FILES = 1000
const MAX_DEPTH = 5

/** What editors and systems leave behind is no part of an edition. */
const isLitter = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || name.endsWith('~') || name === 'Thumbs.db'

type Walk = {
  readonly label: string
  readonly files: StoredFile[]
  readonly problems: Problem[]
  bytes: number
}

const complain = (walk: Walk, within: string, said: Said): void => {
  walk.problems.push(fileProblem(path.posix.join(walk.label, within), said))
}

const takeFile = async (
  walk: Walk,
  absolute: string,
  within: string,
  size: number,
): Promise<void> => {
  const most = /\.(?:yaml|csv)$/u.test(within) ? MAX_TEXT : MAX_FILE
  if (size > most) {
    complain(walk, within, {
      vi: `tệp lớn hơn ${most / MEGABYTE} MB`,
      en: `the file is larger than ${most / MEGABYTE} MB`,
    })
    return
  }
  walk.bytes += size
  if (walk.bytes > MAX_FOLDER || walk.files.length >= MAX_FILES) return
  walk.files.push({ path: within.normalize('NFC'), bytes: await readFile(absolute) })
}

const walkFolder = async (
  walk: Walk,
  absolute: string,
  within: string,
  depth: number,
): Promise<void> => {
  for (const name of (await readdir(absolute)).toSorted()) {
    if (walk.bytes > MAX_FOLDER || walk.files.length >= MAX_FILES) return
    if (isLitter(name)) continue
    const found = path.join(absolute, name)
    const inner = path.posix.join(within, name)
    const stat = await lstat(found)
    // A link could bring in any file of the machine, and would not be there at export.
    if (stat.isSymbolicLink())
      complain(walk, inner, { vi: 'liên kết không được nhận', en: 'links are not accepted' })
    else if (stat.isDirectory() && depth < MAX_DEPTH)
      await walkFolder(walk, found, inner, depth + 1)
    else if (stat.isFile()) await takeFile(walk, found, inner, stat.size)
    else complain(walk, inner, { vi: 'không phải tệp thường', en: 'is not a plain file' })
  }
}

/**
 * Reads a folder of an edition or a bank whole: plain files only, no links, within limits of size.
 * Paths are in NFC with `/`. `label` is how problems call the folder. Null where there is none.
 */
export const readFolder = async (
  folder: string,
  label: string,
): Promise<Decoded<readonly StoredFile[]> | null> => {
  const stat = await lstat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (stat === null) return null
  if (!stat.isDirectory())
    return failed(fileProblem(label, { vi: 'không phải thư mục', en: 'is not a folder' }))
  const walk: Walk = { label, files: [], problems: [], bytes: 0 }
  await walkFolder(walk, folder, '', 0)
  if (walk.bytes > MAX_FOLDER || walk.files.length >= MAX_FILES)
    complain(walk, '', {
      vi: `thư mục lớn hơn ${MAX_FOLDER / MEGABYTE} MB hoặc nhiều hơn ${MAX_FILES} tệp`,
      en: `the folder is larger than ${MAX_FOLDER / MEGABYTE} MB or has more than ${MAX_FILES} files`,
    })
  return walk.problems.length > 0 ? failed(...walk.problems) : { ok: true, value: walk.files }
}
