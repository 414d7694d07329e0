import type { Contest, Part, Quiz, Round } from '#src/modules/contest/contest.ts'

/** Whether no answer to any of the rounds can arrive any more. */
export const allClosed = (rounds: readonly Round[], graceMs: number, now: Date): boolean =>
  rounds.every((round) => round.endsAt.getTime() + graceMs < now.getTime())

/**
 * Whether a contestant may see how many answers of an ended attempt were right. "After close" waits
 * for the end of every round and of the grace in which answers to it may still arrive.
 */
export const showsMarks = (
  quiz: Pick<Quiz, 'marks' | 'graceMs'>,
  rounds: readonly Round[],
  now: Date,
): boolean => quiz.marks === 'after-attempt' || allClosed(rounds, quiz.graceMs, now)

/** What a contest's rounds and parts say of when a bank's questions are asked. */
export type Asking = Pick<Contest, 'id' | 'demo'> & {
  readonly parts: readonly {
    readonly rounds: Part['rounds']
    readonly quiz: Pick<Quiz, 'bankId'> | null
  }[]
}

// Another part of a contest may draw from the same bank at another time.
const roundsOnBank = ({ parts }: Asking, bankId: number): readonly Round[] =>
  parts.flatMap(({ quiz, rounds }) => (quiz?.bankId === bankId ? rounds : []))

/**
 * Whether a contestant may see the right options, explanations and sources of an ended attempt.
 * Either policy waits for every other contest that asks questions of the same bank (`onBank`):
 * else one edition would give away the key of another. A demo edition holds up none but itself.
 */
export const showsReview = (
  quiz: Pick<Quiz, 'bankId' | 'review' | 'graceMs'>,
  contest: Asking,
  onBank: readonly Asking[],
  now: Date,
): boolean => {
  if (quiz.review === 'never') return false
  const own = quiz.review === 'after-close' ? [contest] : []
  const others = onBank.filter((other) => !other.demo && other.id !== contest.id)
  return [...own, ...others].every((one) =>
    allClosed(roundsOnBank(one, quiz.bankId), quiz.graceMs, now),
  )
}
