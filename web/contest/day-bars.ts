import type { Turnout } from '#src/modules/ranking/schema.ts'

/** One local day of a chart: `day` is YYYY-MM-DD. */
export type DayBar = {
  readonly day: string
  readonly attempts: number
  readonly contestants: number
}

const dayMs = 86_400_000

/**
 * The days from the first to the last with an attempt, those without one filled in with 0; at most
 * the last `limit` of them.
 */
export const dayBars = (byDay: Turnout['byDay'], limit = 62): readonly DayBar[] => {
  const known = new Map(byDay.map((entry) => [entry.day, entry]))
  const days = byDay.map((entry) => Date.parse(`${entry.day}T00:00:00Z`))
  if (days.length === 0) return []
  const last = Math.max(...days)
  const first = Math.max(Math.min(...days), last - (limit - 1) * dayMs)
  return Array.from({ length: (last - first) / dayMs + 1 }, (_, index) => {
    const day = new Date(first + index * dayMs).toISOString().slice(0, 10)
    return known.get(day) ?? { day, attempts: 0, contestants: 0 }
  })
}
