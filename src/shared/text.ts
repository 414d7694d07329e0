/** Normalises typed or imported text: NFC, no-break and repeated blanks to one, ends trimmed. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** Folds text for search: lower case, without tone marks, đ as d. */
export const foldForSearch = (text: string): string =>
  tidy(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')

/** Vietnamese collation, numbers by value. */
export const vietnameseOrder: Intl.Collator = new Intl.Collator('vi', { numeric: true })
