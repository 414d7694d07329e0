/** A place in the list of contestants. */
export type ContestantPlace = { readonly searchName: string; readonly personId: number }

/** Writes the place after which the next page begins; opaque to whoever carries it. */
export const cursorOf = ({ searchName, personId }: ContestantPlace): string =>
  Buffer.from(`${personId} ${searchName}`).toString('base64url')

/** Reads a cursor back; null for anything that cursorOf cannot have written. */
export const parseCursor = (cursor: string): ContestantPlace | null => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const [, id, searchName] = /^(\d{1,15}) ([^\0]*)$/su.exec(text) ?? []
  return id === undefined || searchName === undefined ? null : { searchName, personId: Number(id) }
}
