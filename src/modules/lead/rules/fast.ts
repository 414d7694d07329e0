/** How long a contest's attempts take, in milliseconds for each question. */
export type Pace = { readonly attempts: number; readonly medianMs: number }

// Fewer say nothing of what is usual.
const fewestAttempts = 20

/** The share of the usual time below which an attempt is worth a look, and of right answers above. */
const fastShare = 0.25
const rightShare = 0.9

/** The time for a question below which an attempt is worth a look; null where too few are known. */
export const fastLimitMs = ({ attempts, medianMs }: Pace): number | null =>
  attempts < fewestAttempts ? null : medianMs * fastShare

/** The least number of right answers with which a fast attempt is worth a look. */
export const leastRight = (questions: number): number => Math.ceil(questions * rightShare)
