import { columnLetters } from './column-letters.ts'
import type { Rows } from './headings.ts'

/** What a cell shows that the reader cannot tell: a percentage, or that its formula failed. */
export type OddCell = 'percent' | 'error'

/** Stands for the error of a formula, whichever it was. */
export const FAILED_FORMULA = '#N/A'

const asShown = (text: string, odd: OddCell | undefined): string => {
  if (odd === 'error') return FAILED_FORMULA
  if (odd === 'percent' && text !== '' && Number.isFinite(Number(text)))
    return `${Number((Number(text) * 100).toPrecision(12))}%`.replace('.', ',')
  // A date comes as year-month-day; a Vietnamese sheet shows day/month/year.
  return text.replace(/^(\d{4})-(\d{2})-(\d{2})$/u, '$3/$2/$1')
}

/** The rows with each cell as a Vietnamese Excel shows it; `odd` is by cell, e.g. `D5`. */
export const shownRows = (rows: Rows, odd: ReadonlyMap<string, OddCell>): Rows =>
  rows.map((row, index) =>
    row.map((text, column) => asShown(text, odd.get(`${columnLetters(column)}${index + 1}`))),
  )
