import type { Day, Unit } from '../unit.ts'

/** Whether a unit is there on a day. */
export const livesOn = ({ validFrom, validTo }: Unit, day: Day): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day < validTo)

const holdsOn = <T extends { readonly from: Day | null }>(
  entries: readonly T[],
  day: Day,
): T | undefined => entries.findLast(({ from }) => from === null || from <= day) ?? entries[0]

/** What a unit is called on a day. */
export const nameOn = ({ names, code }: Unit, day: Day): string => holdsOn(names, day)?.name ?? code

/** Below which unit it stands on a day; null: at the top. */
export const parentOn = ({ places }: Unit, day: Day): number | null =>
  holdsOn(places, day)?.parentId ?? null

/** A day as people write it: 1/7/2025. */
export const plainDay = (day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}
