import { readFile, stat } from 'node:fs/promises'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { mostSheetBytes } from './read-sheets.ts'
import type { SheetRefusal } from './refusals.ts'

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error

/**
 * The bytes of a workbook or CSV on this machine. Of a file over the limit only as much as makes
 * the reader refuse it.
 */
export const readSheetFile = async (path: string): Promise<Result<Uint8Array, SheetRefusal>> => {
  try {
    const { size } = await stat(path)
    return ok(size > mostSheetBytes ? new Uint8Array(mostSheetBytes + 1) : await readFile(path))
  } catch (error) {
    if (!isFileError(error)) throw error
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      return refuse('sheet_missing', { path })
    return refuse('sheet_unreadable', { path, reason: error.code ?? error.message })
  }
}
