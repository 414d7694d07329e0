import { tidy } from '#src/shared/text.ts'

/** Characters that the reason of a decision about somebody has at least. */
const leastReason = 10

/** The reason as it is kept; null where it says too little. */
export const reasonFrom = (text: string): string | null => {
  const reason = tidy(text)
  return [...reason].length < leastReason ? null : reason
}
