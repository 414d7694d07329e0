/** Somebody began an attempt. */
export type Start = { readonly personId: number; readonly at: Date }

/**
 * The most people who began within one span of this length, wherever it lies: what tells an
 * afternoon of one after the other from a month in a shared office.
 */
export const mostWithin = (starts: readonly Start[], spanMs: number): number => {
  const inOrder = starts.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  const inside = new Map<number, number>()
  let most = 0
  let first = 0
  for (const start of inOrder) {
    inside.set(start.personId, (inside.get(start.personId) ?? 0) + 1)
    for (;;) {
      const oldest = inOrder[first]
      if (oldest === undefined || start.at.getTime() - oldest.at.getTime() < spanMs) break
      const left = (inside.get(oldest.personId) ?? 0) - 1
      if (left > 0) inside.set(oldest.personId, left)
      else inside.delete(oldest.personId)
      first += 1
    }
    most = Math.max(most, inside.size)
  }
  return most
}
