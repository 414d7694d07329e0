import type { Enrolled } from './plan-roster.ts'
import type { RosterEntry } from './read-roster.ts'

/** What of somebody changed, for the audit trail. */
export type FieldChange = { readonly field: string; readonly from: unknown; readonly to: unknown }

const told = ['name', 'phone', 'email', 'subUnit', 'position', 'birthDate'] as const

/**
 * What a row changes of somebody on the roster; a blank changes nothing. Of a citizen number only
 * that it changed.
 */
export const changesOf = (entry: RosterEntry, person: Enrolled): readonly FieldChange[] => {
  const { citizenNumber } = entry
  return [
    ...told
      .filter((field) => entry[field] !== null && entry[field] !== person[field])
      .map((field) => ({ field, from: person[field], to: entry[field] })),
    ...(citizenNumber !== null && citizenNumber !== person.citizenNumber
      ? [{ field: 'citizenNumber', from: null, to: null }]
      : []),
    ...(person.nominated ? [] : [{ field: 'nominated', from: false, to: true }]),
  ]
}
