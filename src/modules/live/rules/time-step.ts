const second = 1000
const minute = 60 * second
const steps = [5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute]
const longSteps = [10 * minute, 15 * minute, 30 * minute, 60 * minute]

const mostBars = 12

/** The length of time of one bar, in milliseconds, so that the whole limit takes at most twelve. */
export const timeStep = (limitMs: number): number =>
  [...steps, ...longSteps].find((step) => limitMs / step <= mostBars) ??
  Math.ceil(limitMs / mostBars)

/** How many bars the limit takes; a longer time belongs to the last. */
export const timeBars = (limitMs: number): number =>
  Math.max(1, Math.ceil(limitMs / timeStep(limitMs)))
