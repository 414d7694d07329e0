/** Where a question stands in its bank; the id tells equals apart. */
export type Place = { readonly position: number; readonly questionId: number }

/** Writes the place after which the next page begins; opaque to whoever carries it. */
export const cursorOf = ({ position, questionId }: Place): string =>
  Buffer.from(`${position}.${questionId}`).toString('base64url')

/** Reads a cursor back; null for anything that cursorOf cannot have written. */
export const parseCursor = (cursor: string): Place | null => {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  if (!/^\d{1,10}\.\d{1,15}$/u.test(text)) return null
  const [position = 0, questionId = 0] = text.split('.').map(Number)
  return { position, questionId }
}

/** Whether a place comes after another in the order of the bank. */
export const isAfter = (place: Place, other: Place): boolean =>
  place.position - other.position > 0 ||
  (place.position === other.position && place.questionId > other.questionId)
