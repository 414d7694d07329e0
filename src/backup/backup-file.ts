import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { ok, refuse, type Result } from '#src/shared/result.ts'

/*
 * A backup is one zstd file of JSON lines: a header, batches of rows as PostgreSQL writes them
 * (`row::text`), and an end with their number and the SHA-256 of all lines before it.
 */

export type BackupHeader = {
  readonly hoithi: 'backup'
  readonly format: 1
  readonly createdAt: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
}
export type RowBatch = { readonly table: string; readonly rows: readonly string[] }
type End = { readonly end: true; readonly rows: number; readonly sha256: string }

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`

/**
 * Writes a backup beside its final name and moves it there when it is whole and on disk, so that a
 * cut one never bears the name. Refuses a name that is taken. Gives the number of rows.
 */
export const writeBackupFile = async (
  path: string,
  header: BackupHeader,
  batches: AsyncIterable<RowBatch>,
): Promise<Result<{ rows: number }, 'backup_exists'>> => {
  const partial = `${path}.part`
  let rows = 0
  const lines = async function* (): AsyncGenerator<string> {
    const hash = createHash('sha256')
    const hashed = (line: string): string => {
      hash.update(line)
      return line
    }
    yield hashed(lineOf(header))
    for await (const batch of batches) {
      rows += batch.rows.length
      yield hashed(lineOf(batch))
    }
    yield lineOf({ end: true, rows, sha256: hash.digest('hex') } satisfies End)
  }
  try {
    await pipeline(
      Readable.from(lines()),
      createZstdCompress(),
      createWriteStream(partial, { mode: 0o600 }),
    )
    const file = await open(partial, 'r+')
    await file.sync()
    await file.close()
    // A hard link, unlike a rename, never replaces what is there.
    await link(partial, path)
    return ok({ rows })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return refuse('backup_exists', { path })
    throw error
  } finally {
    await rm(partial, { force: true })
  }
}

/** Reads the lines of a backup; throws at a byte that zstd or JSON can't take. */
const readLines = async function* (path: string): AsyncGenerator<{ line: string; value: unknown }> {
  const source = createReadStream(path)
  const plain = createZstdDecompress()
  // The error of either ends the other, and reaches the reader of the lines.
  source.on('error', (error) => plain.destroy(error))
  source.pipe(plain)
  try {
    for await (const line of createInterface({ input: plain, crlfDelay: Infinity }))
      yield { line, value: JSON.parse(line) as unknown }
  } finally {
    source.destroy()
  }
}

const isHeader = (value: unknown): value is BackupHeader =>
  typeof value === 'object' && value !== null && 'hoithi' in value && value.hoithi === 'backup'

const isBatch = (value: unknown): value is RowBatch =>
  typeof value === 'object' && value !== null && 'table' in value && 'rows' in value

const isEnd = (value: unknown): value is End =>
  typeof value === 'object' && value !== null && 'end' in value

/** Whether a file begins as zstd's do (RFC 8878, 3.1.1), so that what is wrong is wrong within. */
const isZstd = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.readUInt32LE() === 0xfd2fb528
  } finally {
    await file.close()
  }
}

/**
 * Reads a backup from end to end without keeping it, and gives its header and number of rows.
 * Refuses a file that isn't one, is of a later format, or is damaged or cut anywhere.
 */
export const checkBackupFile = async (
  path: string,
): Promise<
  Result<
    { header: BackupHeader; rows: number },
    'backup_missing' | 'not_a_backup' | 'backup_damaged' | 'backup_is_newer'
  >
> => {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let rows = 0
  let whole = false
  try {
    for await (const { line, value } of readLines(path)) {
      if (header === undefined) {
        if (!isHeader(value)) return refuse('not_a_backup', { path })
        if (value.format !== 1) return refuse('backup_is_newer', { path })
        header = value
      } else if (isEnd(value)) {
        whole = value.rows === rows && value.sha256 === hash.digest('hex')
        continue
      } else if (isBatch(value)) rows += value.rows.length
      if (!whole) hash.update(`${line}\n`)
      else return refuse('backup_damaged', { path })
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return refuse('backup_missing', { path })
    return refuse((await isZstd(path)) ? 'backup_damaged' : 'not_a_backup', { path })
  }
  if (header === undefined) return refuse('not_a_backup', { path })
  return whole ? ok({ header, rows }) : refuse('backup_damaged', { path })
}

/** The rows of a backup that checkBackupFile found whole. */
export const readBatches = async function* (path: string): AsyncGenerator<RowBatch> {
  for await (const { value } of readLines(path)) if (isBatch(value)) yield value
}
