/** The keys of a standing, and the person who tells equals apart in paging (never in rank). */
export type StandingKey = {
  readonly key1: number
  readonly key2: number
  readonly key3: number
  readonly personId: number
}

/** Writes the place after which the next page begins; opaque to whoever carries it. */
export const cursorOf = ({ key1, key2, key3, personId }: StandingKey): string =>
  Buffer.from([key1, key2, key3, personId].join('.')).toString('base64url')

/** Reads a cursor back; null for anything that cursorOf cannot have written. */
export const parseCursor = (cursor: string): StandingKey | null => {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  if (!/^-?\d{1,15}(\.-?\d{1,15}){3}$/u.test(text)) return null
  const [key1 = 0, key2 = 0, key3 = 0, personId = 0] = text.split('.').map(Number)
  return { key1, key2, key3, personId }
}
