/**
 * A birth date as YYYY-MM-DD, or null where it is none. Takes day/month/year with slashes, dots or
 * hyphens, and what a date cell of a workbook gives; from 1900 up to `today`.
 */
export const readBirthDate = (text: string, today: Date): string | null => {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)
  const [year, month, day] = local
    ? [local[3], local[2], local[1]].map(Number)
    : (iso ?? []).slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal && year >= 1900 && date < today ? date.toISOString().slice(0, 10) : null
}

/**
 * A citizen number of twelve digits, or the nine of an older identity card; null where it is
 * neither. The leading zeros that a spreadsheet dropped are given back.
 */
export const readCitizenNumber = (text: string): string | null => {
  const digits = text.replace(/[\s.-]/gu, '')
  if (/^\d{9}$/u.test(digits)) return digits
  return /^\d{10,12}$/u.test(digits) ? digits.padStart(12, '0') : null
}
