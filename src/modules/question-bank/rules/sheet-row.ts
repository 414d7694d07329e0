import { columnLetters } from './column-letters.ts'
import type { Headings } from './headings.ts'

/** What could not be taken of a row (counting from 1, as Excel does), or was taken with a remark. */
export type RowRemark = {
  readonly row: number
  /** letter of the column, as Excel shows it; empty where it is the whole row */
  readonly column: string
  readonly found: string
  readonly vi: string
  readonly en: string
}

/** A row while it is read. */
export type Row = {
  readonly number: number
  readonly cells: readonly string[]
  readonly headings: Headings
  readonly topic: string
  readonly problems: RowRemark[]
  readonly notes: RowRemark[]
}

/** A remark on one cell of the row, or on the whole of it. */
export const remark = (row: Row, column: number | null, vi: string, en: string): RowRemark => ({
  row: row.number,
  column: column === null ? '' : columnLetters(column),
  found: column === null ? '' : (row.cells[column] ?? '').slice(0, 100),
  vi,
  en,
})
