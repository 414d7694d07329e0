/** Work done a few at a time, with a bounded line of those who wait. */
export type WorkLine = {
  /** Runs the work when its turn comes; null at once, without running it, when the line is full. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T | null>
}

/** Opens a line: `atOnce` run side by side, at most `waiting` wait. */
export const openWorkLine = (atOnce: number, waiting: number): WorkLine => {
  const line: (() => void)[] = []
  let running = 0
  return {
    run: async (work) => {
      if (running >= atOnce) {
        if (line.length >= waiting) return null
        // the one who leaves hands over its place, so `running` stays as it is
        await new Promise<void>((resolve) => line.push(resolve))
      } else running += 1
      try {
        return await work()
      } finally {
        const next = line.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
