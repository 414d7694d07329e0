const dayMs = 86_400_000

// Viet Nam has been 7 hours ahead without exception since 1975.
const aheadMs = 7 * 3_600_000

/** The day in Viet Nam, as YYYY-MM-DD. */
export const dayOf = (instant: Date): string =>
  new Date(instant.getTime() + aheadMs).toISOString().slice(0, 10)

/** The hour of the day in Viet Nam, 0 to 23. */
export const hourOf = (instant: Date): number => new Date(instant.getTime() + aheadMs).getUTCHours()

/** A day in Viet Nam as the instants it lies between, half-open; null where there is no such day. */
export const spanOf = (day: string): { readonly from: Date; readonly to: Date } | null => {
  const midnight = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null
  return { from: new Date(midnight - aheadMs), to: new Date(midnight - aheadMs + dayMs) }
}

/** The days from the first to the last, both among them; at most the last `limit`. */
export const daysBetween = (first: string, last: string, limit: number): string[] => {
  const end = Date.parse(`${last}T00:00:00Z`)
  const begin = Math.max(Date.parse(`${first}T00:00:00Z`), end - (limit - 1) * dayMs)
  const count = Math.max(0, Math.round((end - begin) / dayMs) + 1)
  return Array.from({ length: count }, (_, index) =>
    new Date(begin + index * dayMs).toISOString().slice(0, 10),
  )
}
