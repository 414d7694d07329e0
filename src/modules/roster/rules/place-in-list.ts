/** Where a page of a list by name ended. */
export type PlaceInList = { readonly searchName: string; readonly personId: number }

/** Writes the place after which the next page begins; opaque to whoever carries it. */
export const writePlace = ({ searchName, personId }: PlaceInList): string =>
  Buffer.from(JSON.stringify([searchName, personId])).toString('base64url')

/** Reads a place back; null for anything that writePlace cannot have written. */
export const readPlace = (text: string): PlaceInList | null => {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(read) || read.length !== 2) return null
    const [searchName, personId] = read as unknown[]
    return typeof searchName === 'string' && Number.isSafeInteger(personId)
      ? { searchName, personId: Number(personId) }
      : null
  } catch {
    return null
  }
}
