/** Less than this share done, or this time spent, tells nothing of the rest. */
const leastShare = 0.1
const leastMs = 500

/**
 * How long a work will still take, in whole milliseconds, if it goes on as it went since its stage
 * began; null while too little is done to say.
 */
export const remainingMs = (
  { done, total }: { readonly done: number; readonly total: number },
  spentMs: number,
): number | null => {
  if (total === 0 || done < total * leastShare || spentMs < leastMs) return null
  return Math.max(0, Math.round((spentMs * (total - done)) / done))
}
