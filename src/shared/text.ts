/**
 * Normalises typed or imported text: NFC, no-break and repeated blanks to one, ends trimmed, signs
 * that are not seen (which turn a line's direction, or which PostgreSQL cannot hold) gone.
 */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cf}|(?!\s)\p{Cc}/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()

/** Folds text for search: lower case, without tone marks, đ as d. */
export const foldForSearch = (text: string): string =>
  tidy(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')

/** Vietnamese collation, numbers by value. */
export const vietnameseOrder: Intl.Collator = new Intl.Collator('vi', { numeric: true })
