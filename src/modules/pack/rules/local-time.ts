const forms = new Map<string, Intl.DateTimeFormat>()

/** Whether the name is that of a time zone. */
export const isTimeZone = (name: string): boolean => {
  try {
    formOf(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const formOf = (zone: string): Intl.DateTimeFormat => {
  const known = forms.get(zone)
  if (known !== undefined) return known
  const form = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  forms.set(zone, form)
  return form
}

/** The clock on the wall of the zone at an instant, as if it were UTC, in milliseconds. */
const wallClock = (zone: string, instant: number): number => {
  const part = Object.fromEntries(
    formOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  return Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  )
}

/**
 * The instant of a local time `YYYY-MM-DDTHH:MM[:SS]` in a zone; `24:00` is the next day's start.
 * Null where the calendar or the zone has no such time.
 */
export const instantOf = (local: string, zone: string): Date | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/u.exec(local)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0))
  const isEndOfDay = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return null
  const midnight = Date.UTC(year, month - 1, day)
  // 31 April would roll over into May.
  if (new Date(midnight).getUTCDate() !== day || new Date(midnight).getUTCMonth() !== month - 1)
    return null
  const wanted = midnight + ((hour * 60 + minute) * 60 + second) * 1000
  // Twice, since the offset at the first guess may be that of the other side of a change.
  let instant = wanted - (wallClock(zone, wanted) - wanted)
  instant = wanted - (wallClock(zone, instant) - instant)
  return wallClock(zone, instant) === wanted ? new Date(instant) : null
}

/** The local time of an instant in a zone, as `YYYY-MM-DDTHH:MM`, with seconds where there are any. */
export const localOf = (instant: Date, zone: string): string => {
  const text = new Date(wallClock(zone, instant.getTime())).toISOString()
  return text.slice(0, text.endsWith(':00.000Z') ? 16 : 19)
}
