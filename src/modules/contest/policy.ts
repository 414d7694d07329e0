import type { UnitScope } from './find-unit-scope.ts'

/** Who keeps the sub-units of a unit: its coordinators, those above it, and the organisers. */
export const mayKeepSubUnits = ({ as }: UnitScope): boolean => as !== 'secretary'
