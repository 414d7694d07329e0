/** An attempt that was begun on a device, and what came of it. */
export type DeviceAttempt = {
  readonly personId: number
  readonly attemptId: string
  readonly startedAt: Date
  readonly submittedAt: Date
  readonly correct: number
  readonly total: number
  /** the best number of right answers of the same person before; null: it was their first */
  readonly bestBefore: number | null
}

/** An attempt that came soon after somebody else's on the same device and was much better. */
export type Jump = { readonly before: DeviceAttempt; readonly after: DeviceAttempt }

/** How soon is soon, and how much better is much: a share of all questions. */
const soonMs = 15 * 60_000
const jumpShare = 0.3

/**
 * The jumps among the attempts begun on one device: somebody's attempt that began within a quarter
 * of an hour of another person's end, and had far more right than that person ever had before.
 */
export const jumpsOn = (attempts: readonly DeviceAttempt[]): Jump[] => {
  const inOrder = attempts.toSorted((one, other) => Number(one.startedAt) - Number(other.startedAt))
  return inOrder.flatMap((after, index) => {
    const before = inOrder
      .slice(0, index)
      .findLast(
        ({ personId, submittedAt }) =>
          personId !== after.personId && submittedAt <= after.startedAt,
      )
    if (before === undefined || after.bestBefore === null) return []
    const isSoon = Number(after.startedAt) - Number(before.submittedAt) <= soonMs
    const gained = after.correct - after.bestBefore
    return isSoon && gained >= after.total * jumpShare ? [{ before, after }] : []
  })
}
