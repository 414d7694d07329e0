import { stringify } from 'csv-stringify/sync'
import type { SheetData } from 'write-excel-file/node'
import type { Download } from '#src/platform/http/files.ts'
import { vietnamTime } from '#src/shared/instant.ts'

/** What a cell may hold; a Date is written as Vietnam's time. */
export type Cell = string | number | Date | null

/** A list as a person downloads it. */
export type SheetContent = {
  /** name of the sheet, at most 31 signs */
  readonly name: string
  /** width in signs; 16 unless said */
  readonly columns: readonly { readonly heading: string; readonly width?: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The formats that every list can be had in. */
export type SheetFormat = 'xlsx' | 'csv'

const shown = (cell: Cell): string | number | null =>
  cell instanceof Date ? vietnamTime(cell) : cell

const asCsv = ({ columns, rows }: SheetContent): Uint8Array =>
  Buffer.from(
    stringify(
      rows.map((row) => row.map(shown)),
      {
        // Excel takes a file without it for the machine's old code page.
        bom: true,
        header: true,
        columns: columns.map(({ heading }) => heading),
        // What a spreadsheet would take for a formula is preceded by an apostrophe.
        escape_formulas: true,
        record_delimiter: 'windows',
      },
    ),
  )

// Text cells of a workbook are never formulas, whatever they begin with.
const asWorkbook = async ({ name, columns, rows }: SheetContent): Promise<Buffer> => {
  // A large library for a rare file: in memory from the first one on.
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const data: SheetData = [
    columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((cell) => {
        const value = shown(cell)
        if (value === null) return null
        return typeof value === 'number' ? { value, type: Number } : { value, type: String }
      }),
    ),
  ]
  return writeWorkbook(data, {
    sheet: name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31),
    columns: columns.map(({ width }) => ({ width: width ?? 16 })),
    stickyRowsCount: 1,
  }).toBuffer()
}

/** A list as a file to download, safe against formulas in what people wrote; `name` has no ending. */
export const sheetDownload = async (
  content: SheetContent,
  format: SheetFormat,
  name: string,
): Promise<Download> =>
  format === 'csv'
    ? { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: asCsv(content) }
    : {
        name: `${name}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await asWorkbook(content),
      }
