import { dateAndTimeOf } from '#web/vietnam-clock.ts'

/** The day in Viet Nam of an instant, as a date field holds it: `2021-10-15`. */
export const dayOf = (instant: string): string => dateAndTimeOf(instant, false).date
