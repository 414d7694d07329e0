/** What stands in the fields for a date and a time of day. */
export type DateAndTime = { readonly date: string; readonly time: string }

const day = 86_400_000
const offset = 7 * 3_600_000

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * The time of day as people type it (`7`, `7h30`, `07:30`, `0730`, `24:00`) as `07:30`; null where
 * it is none. `24:00` stays as it is: the end of the day.
 */
export const readTimeOfDay = (typed: string): string | null => {
  const match = /^(\d{1,2})(?:\s*(?::|h|g|\.|giờ)\s*(\d{1,2})?|(\d{2}))?$/iu.exec(typed.trim())
  if (match === null) return null
  const hours = Number(match[1])
  const minutes = Number(match[2] ?? match[3] ?? 0)
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null
  return `${two(hours)}:${two(minutes)}`
}

const dayOf = (date: string): number | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date)
  if (match === null) return null
  const [year, month, inMonth] = match.slice(1).map(Number)
  const midnight = Date.UTC(year ?? 0, (month ?? 1) - 1, inMonth ?? 1)
  // 31 April would roll over into May.
  return new Date(midnight).toISOString().startsWith(date) ? midnight : null
}

/** A local time `2021-09-15T07:00` in Viet Nam as an ISO instant; null where there is no such time. */
export const instantOfLocal = (local: string): string | null => {
  const [date = '', time = ''] = local.split('T')
  const midnight = dayOf(date)
  const clock = /^(\d{2}):(\d{2})(?::(\d{2}))?$/u.exec(time)
  if (midnight === null || clock === null || readTimeOfDay(time.slice(0, 5)) === null) return null
  const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((digits) => Number(digits ?? 0))
  const passed = ((hours * 60 + minutes) * 60 + seconds) * 1000
  return seconds > 59 || passed > day ? null : new Date(midnight + passed - offset).toISOString()
}

/**
 * An instant as the fields show it in Viet Nam; the end of an interval at midnight is 24:00 of the
 * day before.
 */
export const dateAndTimeOf = (instant: string, isEnd: boolean): DateAndTime => {
  const local = Date.parse(instant) + offset
  if (Number.isNaN(local)) return { date: '', time: '' }
  if (isEnd && local % day === 0) {
    return { date: new Date(local - day).toISOString().slice(0, 10), time: '24:00' }
  }
  const text = new Date(local).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}
