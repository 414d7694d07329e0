import type { Snippet } from 'svelte'

/** A column of a DataTable. */
export type Column<Row> = {
  /** its name in the address, where the rows are sorted by it */
  readonly key: string
  readonly heading: string
  /** what stands in it, as text; or, where it is more than text, `cell` */
  readonly text?: (row: Row) => string
  readonly cell?: Snippet<[Row]>
  /** figures stand at the end, so that they can be compared */
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  /** may be taken away by the reader; the first column never */
  readonly hideable?: boolean
  /** taken away until the reader asks for it */
  readonly hidden?: boolean
  /** not broken into lines */
  readonly tight?: boolean
}

export type Direction = 'asc' | 'desc'
export type Sort = { readonly key: string; readonly direction: Direction }

/** The direction that pressing a heading asks for: up at first, then the other way round. */
export const nextDirection = (sort: Sort | null | undefined, key: string): Direction =>
  sort?.key === key && sort.direction === 'asc' ? 'desc' : 'asc'
