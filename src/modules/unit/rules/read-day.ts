import type { Day } from '../unit.ts'

const isDay = (day: Day): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}

/** A day as people write it, day first or as Excel keeps it; null where it is none of 1900–2100. */
export const readDay = (text: string): Day | null => {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text)
  const [, date = '', month = '', year = ''] = written ?? []
  const day = written === null ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/u.test(day) || !isDay(day)) return null
  return day <= '2100-12-31' ? day : null
}
