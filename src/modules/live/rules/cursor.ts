/** Where a contestant stands in a list by unit and name. */
export type ListPlace = {
  /** place of the unit in the contest */
  readonly unit: number
  /** the name as it is searched */
  readonly name: string
  readonly personId: number
}

/** Writes the place after which the next page begins; opaque to whoever carries it. */
export const cursorOf = ({ unit, name, personId }: ListPlace): string =>
  Buffer.from(JSON.stringify([unit, name, personId])).toString('base64url')

const isCount = (value: unknown): value is number => Number.isSafeInteger(value)

/** Reads a cursor back; null for anything that cursorOf cannot have written. */
export const parseCursor = (cursor: string): ListPlace | null => {
  let said: unknown
  try {
    said = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
  if (!Array.isArray(said) || said.length !== 3) return null
  const [unit, name, personId] = said as unknown[]
  return isCount(unit) && isCount(personId) && typeof name === 'string' && !name.includes('\0')
    ? { unit, name, personId }
    : null
}
