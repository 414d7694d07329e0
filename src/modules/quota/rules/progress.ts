import type { Requirement } from './requirement.ts'

/** Contestants of a unit: on its list, and those of them or others who took part. */
export type Figures = { readonly nominated: number; readonly tookPart: number }

/**
 * How a unit stands against its quota: late with those who take part, late with its list, under
 * way, not to be told (staff count missing), done, or bound by no quota.
 */
export type QuotaState =
  'take-part-late' | 'list-late' | 'staff-missing' | 'under-way' | 'met' | 'free'

const isPast = (due: Date | null, now: Date): boolean => due !== null && due <= now

/** Where a unit stands at an instant; a due date belongs to what is late. */
export const quotaStateAt = (
  requirement: Requirement | null,
  { nominated, tookPart }: Figures,
  now: Date,
): QuotaState => {
  if (requirement === null) return 'free'
  const { required, listDueAt, takePartDueAt } = requirement
  if (required === null) return 'staff-missing'
  if (tookPart >= required) return 'met'
  if (isPast(takePartDueAt, now)) return 'take-part-late'
  return nominated < required && isPast(listDueAt, now) ? 'list-late' : 'under-way'
}

const order: Readonly<Record<QuotaState, number>> = {
  'take-part-late': 0,
  'list-late': 1,
  'staff-missing': 2,
  'under-way': 3,
  met: 4,
  free: 5,
}

/** A unit's place in a list that begins with what is late and, of that, with what lacks most. */
export const lateFirst = <
  Row extends { readonly state: QuotaState; readonly missing: number | null },
>(
  one: Row,
  other: Row,
): number => order[one.state] - order[other.state] || (other.missing ?? 0) - (one.missing ?? 0)
