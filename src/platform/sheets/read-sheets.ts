import { CsvError, parse } from 'csv-parse/sync'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { checkWorkbook } from './check-workbook.ts'
import { decodeText } from './decode-text.ts'
import type { SheetRefusal } from './refusals.ts'

/** One sheet: its cells as text, row 1 first, blank rows kept so that numbers are those of Excel. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

export const mostSheetBytes = 10 * 1024 * 1024
/** Beside as many as ten rows of title and headings. */
export const mostSheetRows = 50_000

const tooLarge = { megabytes: mostSheetBytes / 1024 / 1024, rows: mostSheetRows }

/** A number as Excel shows it: 912345678, not 9.12345678E8; 0.3, not 0.30000000000000004. */
const numberAsText = (stored: string): string => {
  const number = Number(stored)
  if (!Number.isFinite(number)) return stored
  if (Number.isSafeInteger(number)) return number.toFixed(0)
  return String(Number(number.toPrecision(15)))
}

const cellAsText = (cell: unknown): string => {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : ''
}

const readXlsx = async (bytes: Buffer): Promise<Result<Sheet[], SheetRefusal>> => {
  const checked = checkWorkbook(bytes)
  if (!checked.ok) return checked
  try {
    const options = { trim: false, parseNumber: numberAsText }
    // A large library for a rare file: in memory from the first one on.
    const { default: readWorkbook } = await import('read-excel-file/node')
    const sheets = await readWorkbook(bytes, options)
    return ok(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) => row.map(cellAsText)),
      })),
    )
  } catch (error) {
    return refuse('sheet_damaged', { reason: error instanceof Error ? error.message : 'xml' })
  }
}

/** The separator that the first lines use most, outside of quotation marks. */
const separatorOf = (text: string): string => {
  const sample = text
    .split(/\r?\n/u, 20)
    .join('\n')
    .replace(/"[^"]*"/gu, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, times: sample.split(sign).length }))
  return counts.toSorted((one, other) => other.times - one.times)[0]?.sign ?? ','
}

const readCsv = (bytes: Buffer): Result<Sheet[], SheetRefusal> => {
  const text = decodeText(bytes)
  if (text === null || text.includes('\0')) return refuse('sheet_encoding')
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    })
    return ok([{ name: 'csv', rows }])
  } catch (error) {
    if (error instanceof CsvError) return refuse('sheet_malformed', { row: Number(error['lines']) })
    throw error
  }
}

const isZip = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'
const isOldExcel = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('hex') === 'd0cf11e0'

/**
 * Reads the sheets of an .xlsx, or the rows of a CSV (UTF-8 or UTF-16; comma, semicolon or tab),
 * told apart by their bytes. Cells are as stored: neither normalised nor trimmed.
 */
export const readSheets = async (file: Uint8Array): Promise<Result<Sheet[], SheetRefusal>> => {
  if (file.length > mostSheetBytes) return refuse('sheet_too_large', tooLarge)
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (isOldExcel(bytes)) return refuse('sheet_old_excel')
  const read = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes)
  if (!read.ok) return read
  const filled = read.value.filter(({ rows }) =>
    rows.some((row) => row.some((cell) => cell !== '')),
  )
  if (filled.length === 0) return refuse('sheet_empty')
  const isLong = filled.some(({ rows }) => rows.length > mostSheetRows + 10)
  return isLong ? refuse('sheet_too_large', tooLarge) : ok(filled)
}
