import { unzipSync } from 'fflate'
import type { StoredFile } from '#src/modules/contest/definition.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'

const MEGABYTE = 1024 * 1024
const MAX_UNPACKED = 60 * MEGABYTE
const MAX_FILES = 1000

export type ArchiveRefusal = 'archive_damaged' | 'archive_too_large'

const tooLarge = refuse('archive_too_large', {
  files: MAX_FILES,
  megabytes: MAX_UNPACKED / MEGABYTE,
})

/** What systems leave behind is no part of an edition; a path that leads outside is of nobody. */
const isTaken = (path: string): boolean =>
  !path.endsWith('/') &&
  path.split('/').every((part) => part !== '' && !part.startsWith('.') && part !== '__MACOSX') &&
  !/[\\\0]|^[A-Za-z]:/u.test(path) &&
  !/(?:^|\/)(?:~\$[^/]*|Thumbs\.db)$/u.test(path)

/**
 * The files of a .zip by their paths in NFC with `/`. Count and size are held against the limits
 * before anything is unpacked, so that a small file cannot fill the memory.
 */
export const readArchive = (bytes: Uint8Array): Result<readonly StoredFile[], ArchiveRefusal> => {
  let files = 0
  let size = 0
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isTaken(name)) return false
        files += 1
        size += originalSize
        return files <= MAX_FILES && size <= MAX_UNPACKED
      },
    })
    if (files > MAX_FILES || size > MAX_UNPACKED) return tooLarge
    return ok(
      Object.entries(unpacked).map(([path, content]) => ({
        path: path.normalize('NFC'),
        bytes: content,
      })),
    )
  } catch {
    // The library throws errors of its own and RangeErrors for whatever it cannot follow.
    return refuse('archive_damaged')
  }
}
