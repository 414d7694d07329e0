import type { Slips } from '#src/modules/roster/schema.ts'

let issued = $state<Slips | null>(null)

/** Slips that were just made, on the way to the page that prints them; in memory and nowhere else. */
export const issuedSlips = (): Slips | null => issued

/** Keeps slips for the page that prints them, or forgets them (null). */
export const keepIssuedSlips = (slips: Slips | null): void => {
  issued = slips
}
