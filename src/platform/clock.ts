/** Gives the present instant; the one source of time of the server. */
export type Clock = { readonly now: () => Date }

/** The machine's clock, in whole milliseconds. */
export const systemClock: Clock = { now: () => new Date() }
