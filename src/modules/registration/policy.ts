import type { Desk } from '#src/modules/roster/open-desk.ts'

/**
 * Whether the registrations of a unit are this desk's: somebody registers for a unit that competes,
 * so a desk of a sub-unit has none of them, whatever sub-unit they wrote.
 */
export const hasRegistrations = ({ within }: Pick<Desk, 'within'>): boolean => within === null
