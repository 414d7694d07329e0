const DAY = 86_400_000

type Date3 = readonly [year: number, month: number, day: number]

/** Year, month and day of a local time. */
export const datePartsOf = (local: string): Date3 => {
  const [year = 0, month = 0, day = 0] = local.slice(0, 10).split('-').map(Number)
  return [year, month, day]
}
const utc = ([year, month, day]: Date3): number => Date.UTC(year, month - 1, day)
const dateText = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
const lastOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Moves a local time so many years on; 29 February becomes the 28th where there is none. */
export const byYears = (local: string, years: number): string => {
  const [year, month, day] = datePartsOf(local)
  const last = lastOf(year + years, month)
  return dateText(utc([year + years, month, Math.min(day, last)])) + local.slice(10)
}

/** Moves a local time so many days on. */
export const byDays = (local: string, days: number): string =>
  dateText(utc(datePartsOf(local)) + days * DAY) + local.slice(10)

/** How local times of an edition become those of the next one. */
export type Shift = (local: string) => string

/**
 * The shift that takes `first`, the start of the earliest round, to a date. The same day of another
 * year moves everything by years, so that a 15th stays a 15th; else by days. The hours stay.
 */
export const shiftTo = (first: string, date: string): Shift => {
  const [year, month, day] = datePartsOf(first)
  const [newYear, newMonth, newDay] = datePartsOf(date)
  if (month === newMonth && day === newDay) return (local) => byYears(local, newYear - year)
  const days = Math.round((utc([newYear, newMonth, newDay]) - utc([year, month, day])) / DAY)
  return (local) => byDays(local, days)
}

/** The start of the earliest round. */
export const firstStart = (rounds: readonly { readonly start: string }[]): string =>
  rounds.map(({ start }) => start).toSorted()[0] ?? ''
