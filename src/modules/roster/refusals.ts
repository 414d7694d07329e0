import type { RefusalText } from '#src/shared/result.ts'

/** Why a roster could not be imported at all; what is wrong in its rows is in problems.ts. */
export const rosterRefusals = {
  roster_no_contest: {
    status: 404,
    vi: 'Không có hội thi “{contest}”.',
    en: 'There is no contest “{contest}”.',
    km: 'គ្មានការប្រឡង “{contest}” ទេ។',
  },
} as const satisfies Record<string, RefusalText>
