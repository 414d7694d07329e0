import { foldForSearch, tidy } from '#src/shared/text.ts'
import type { Field, Headings } from './headings.ts'
import { normaliseEmail, normalisePhone } from './phone.ts'

type Look = (cell: string) => boolean

const isName: Look = (cell) => /^[^\d@]{3,200}$/u.test(cell) && /\p{L}\s+\p{L}/u.test(cell)
const isUsername: Look = (cell) => /^[a-z][a-z0-9._-]{2,79}$/u.test(cell) && /\d/u.test(cell)
const isDate: Look = (cell) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/u.test(cell)
const isCitizenNumber: Look = (cell) => /^0\d{11}$/u.test(cell)
const isText: Look = (cell) => /\p{L}/u.test(cell)

// Titles of offices and schools, and of positions, as their words begin.
const isSubUnit: Look = (cell) =>
  /^(?:phong|ban|van phong|khoa|truong|trung tam|chi cuc|doi|to|bo phan|thanh tra|ubnd)\b/u.test(
    foldForSearch(cell),
  )

/** What is told apart by its looks, the surest first. */
const looks: readonly (readonly [Field, Look])[] = [
  ['email', (cell) => normaliseEmail(cell) !== null],
  ['citizen-number', isCitizenNumber],
  ['phone', (cell) => normalisePhone(cell) !== null],
  ['birth-date', isDate],
  ['username', isUsername],
  ['sub-unit', isSubUnit],
  ['name', isName],
  ['position', isText],
]

// Of its filled cells, so that a slip of the pen in some rows does not hide a column.
const enough = 0.6

const looksLike = (cells: readonly string[], look: Look): boolean => {
  const filled = cells.map(tidy).filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(look).length / filled.length >= enough
}

/**
 * Guesses the columns of rows that were pasted without headings, from how their cells look; null
 * where none can hold names. What is shown before anything is taken corrects a wrong guess.
 */
export const guessColumns = (rows: readonly (readonly string[])[]): Headings | null => {
  const filled = rows.filter((row) => row.some((cell) => tidy(cell) !== ''))
  const width = Math.max(0, ...filled.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) => filled.map((row) => row[index] ?? ''))
  const taken = new Map<number, Field>()
  for (const [field, look] of looks) {
    const column = columns.findIndex((cells, index) => !taken.has(index) && looksLike(cells, look))
    if (column !== -1) taken.set(column, field)
  }
  if (![...taken.values()].includes('name')) return null
  return {
    lastRow: -1,
    columns: [...taken].map(([column, field]) => ({ field, column, text: '' })),
    ignored: [],
  }
}
