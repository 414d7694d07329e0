/** How often values fell into which range, as Prometheus counts: each bound holds what is ≤ it. */
export type Histogram = {
  readonly bounds: readonly number[]
  /** one more than bounds: the last is for what is above them all; not yet summed up */
  readonly counts: readonly number[]
  readonly sum: () => number
  readonly observe: (value: number) => void
}

/** Opens an empty histogram over ascending bounds. */
export const openHistogram = (bounds: readonly number[]): Histogram => {
  const counts = Array.from({ length: bounds.length + 1 }, () => 0)
  let sum = 0
  return {
    bounds,
    counts,
    sum: () => sum,
    observe: (value) => {
      let at = 0
      while (at < bounds.length && value > (bounds[at] ?? Infinity)) at += 1
      counts[at] = (counts[at] ?? 0) + 1
      sum += value
    },
  }
}
