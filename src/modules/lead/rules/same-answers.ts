/** What one contestant answered: question → options as written, in order; and which were wrong. */
export type Answered = {
  readonly personId: number
  readonly attemptId: string
  readonly answers: ReadonlyMap<number, string>
  readonly wrong: ReadonlySet<number>
}

/** Two contestants who answered the questions that both had in the same way. */
export type SamePair = {
  readonly one: Answered
  readonly other: Answered
  /** questions that both had */
  readonly shared: number
  /** of those, the ones that both answered wrongly, with the same option */
  readonly sameWrong: number
}

/** The fewest shared questions, and the fewest same wrong answers, that are worth a look. */
const fewestShared = 5
const fewestSameWrong = 3

// A mistake that so many make is a common one and says nothing of any two of them.
const mostWithMistake = 100

const mistakes = (all: readonly Answered[]): readonly (readonly number[])[] => {
  const byMistake = new Map<string, number[]>()
  for (const [index, { answers, wrong }] of all.entries())
    for (const question of wrong) {
      const answer = answers.get(question)
      // Nothing chosen is wrong too, and the same for everybody.
      if (answer === undefined || answer === '') continue
      const key = `${question} ${answer}`
      const known = byMistake.get(key)
      if (known === undefined) byMistake.set(key, [index])
      else known.push(index)
    }
  return [...byMistake.values()].filter(({ length }) => length > 1 && length <= mostWithMistake)
}

/** Of two contestants: how many questions both had, and whether they answered all of those alike. */
export const compare = (one: Answered, other: Answered) => {
  let shared = 0
  let sameWrong = 0
  for (const [question, answer] of one.answers) {
    const theirs = other.answers.get(question)
    if (theirs === undefined) continue
    if (theirs !== answer) return { shared, sameWrong, alike: false }
    shared += 1
    if (one.wrong.has(question) && answer !== '') sameWrong += 1
  }
  return { shared, sameWrong, alike: true }
}

/**
 * The pairs of contestants whose answers to all questions that both had are the same, several wrong
 * ones among them; the most same wrong ones first, at most `limit`.
 */
export const sameAnswers = (all: readonly Answered[], limit: number): SamePair[] => {
  const counts = new Map<string, number>()
  for (const indexes of mistakes(all))
    for (const [place, one] of indexes.entries())
      for (const other of indexes.slice(place + 1)) {
        const key = `${one} ${other}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
  return [...counts]
    .filter(([, count]) => count >= fewestSameWrong)
    .flatMap(([key]) => {
      const [one, other] = key.split(' ').map((index) => all[Number(index)])
      if (one === undefined || other === undefined || one.personId === other.personId) return []
      const { alike, shared, sameWrong } = compare(one, other)
      const counted = alike && shared >= fewestShared && sameWrong >= fewestSameWrong
      return counted ? [{ one, other, shared, sameWrong }] : []
    })
    .toSorted((one, other) => other.sameWrong - one.sameWrong || other.shared - one.shared)
    .slice(0, limit)
}
