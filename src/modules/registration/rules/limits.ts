/** Registrations that one address may send in a window: an office shares one. */
export const registrationLimit = { most: 60, windowMs: 15 * 60 * 1000 } as const

/** Codes of receipts that one address may get wrong in a window. */
export const receiptLimit = { most: 30, windowMs: 15 * 60 * 1000 } as const

/** Registrations that may wait at one unit; beyond, somebody floods it. */
export const mostWaiting = 5000

/** Days after which a registration that was declined, or that nobody looked at, is deleted. */
export const keptDays = 90

/** The instant before which such registrations are deleted. */
export const deletedBefore = (now: Date): Date =>
  new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000)
