import { inflateRawSync } from 'node:zlib'
import { ok, refuse, type Result } from '#src/shared/result.ts'

/** All XML of a workbook together, inflated: far above 50,000 rows, far below what would hurt. */
const mostInflated = 128 * 1024 * 1024

/** Cells within the used range of one sheet; the reader lays them all out, empty ones too. */
const mostCells = 3_000_000

type Entry = {
  readonly name: string
  readonly method: number
  readonly compressed: number
  readonly offset: number
}

const endRecord = 0x06054b50
const centralRecord = 0x02014b50
const localRecord = 0x04034b50

/** The entries of a ZIP archive's directory; null where there is none that can be read. */
const readDirectory = (zip: Buffer): { entries: Entry[]; start: number } | null => {
  let end = zip.length - 22
  while (end >= 0 && end > zip.length - 66_000 && zip.readUInt32LE(end) !== endRecord) end -= 1
  if (end < 0 || zip.readUInt32LE(end) !== endRecord) return null
  const count = zip.readUInt16LE(end + 10)
  const start = zip.readUInt32LE(end + 16)
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== centralRecord) return null
    const nameLength = zip.readUInt16LE(at + 28)
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      compressed: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return { entries: entries.toSorted((one, other) => one.offset - other.offset), start }
}

/**
 * Where each entry's bytes are. Null unless the entries lie one after the other from the start,
 * with no room between for one that the directory does not name (a data descriptor is ≤ 24 bytes).
 */
export const layOut = (zip: Buffer): { name: string; method: number; bytes: Buffer }[] | null => {
  const directory = readDirectory(zip)
  if (directory === null) return null
  let last = 0
  const laid = []
  for (const { name, method, compressed, offset } of directory.entries) {
    if (offset < last || offset - last > 24 || offset + 30 > directory.start) return null
    if (zip.readUInt32LE(offset) !== localRecord) return null
    const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    const streamed = (zip.readUInt16LE(offset + 6) & 8) !== 0
    const sameSize = streamed || zip.readUInt32LE(offset + 18) === compressed
    last = from + compressed
    if (!sameSize || last > directory.start) return null
    laid.push({ name, method, bytes: zip.subarray(from, last) })
  }
  return directory.start - last <= 24 ? laid : null
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** The far corner of the sheet's cells when it lays out too many; null when it is fine. */
const swollenCorner = (xml: string): string | null => {
  let row = 1
  let column = 'A'
  for (const [, letters = '', digits = ''] of xml.matchAll(/\sr=["']([A-Z]{0,3})(\d{1,7})["']/gu)) {
    row = Math.max(row, Number(digits))
    if (columnNumber(letters) > columnNumber(column)) column = letters
  }
  return row * columnNumber(column) > mostCells ? `${column}${row}` : null
}

type WorkbookRefusal = 'sheet_damaged' | 'sheet_swollen'

/**
 * Makes sure that an .xlsx can be read without harm: an archive that is whole and names all it
 * holds, that does not swell when inflated, and whose sheets do not reach to the end of the world.
 */
export const checkWorkbook = (zip: Buffer): Result<true, WorkbookRefusal> => {
  const entries = layOut(zip)
  if (entries === null) return refuse('sheet_damaged', { reason: 'zip' })
  let left = mostInflated
  for (const { name, method, bytes } of entries) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue
    if (method !== 0 && method !== 8) return refuse('sheet_damaged', { reason: name })
    let xml = bytes
    try {
      if (method === 8) xml = inflateRawSync(bytes, { maxOutputLength: left })
    } catch {
      // either it is not deflated data or it is more than may be left
      return refuse('sheet_damaged', { reason: name })
    }
    left -= xml.length
    if (left <= 0) return refuse('sheet_damaged', { reason: name })
    const corner = /worksheets\//u.test(name) ? swollenCorner(xml.toString('latin1')) : null
    if (corner !== null) return refuse('sheet_swollen', { sheet: name, cell: corner })
  }
  return ok(true)
}
