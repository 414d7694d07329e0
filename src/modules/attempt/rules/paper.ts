import type { BlueprintRow, Quiz } from '#src/modules/contest/contest.ts'
import type { Question } from '#src/modules/question-bank/question.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type Random, randomFrom, shuffled } from './random.ts'

/** A question's place in a paper, and the order its options are shown in (1-based, as written). */
export type PaperSlot = { readonly versionId: number; readonly order: readonly number[] }

/** The questions drawn for one attempt; slot 1 is the first. */
export type Paper = readonly PaperSlot[]

export type Draw = {
  readonly questions: readonly Question[]
  readonly blueprint: readonly BlueprintRow[]
  readonly shuffle: Quiz['shuffle']
  /** question version → how often this contestant has had it */
  readonly seen: ReadonlyMap<number, number>
  /** integer from 0 to 2^53 − 1 */
  readonly seed: number
}

/**
 * Draws a paper: for each row of the blueprint its count of questions, none of them twice, first
 * those not yet seen, then those seen least. The same arguments give the same paper. Unless it is
 * shuffled, the bank's order of questions is kept. Refuses `bank_too_small` where the bank lacks
 * questions for a row.
 */
export const drawPaper = (draw: Draw): Result<Paper, 'bank_too_small'> => {
  const random = randomFrom(draw.seed)
  const drawn = drawQuestions(draw, random)
  if (drawn === null) return refuse('bank_too_small')
  const placed = draw.shuffle.questions
    ? shuffled([...drawn], random)
    : draw.questions.filter((question) => drawn.has(question))
  return ok(
    placed.map((question) => ({
      versionId: question.versionId,
      order: optionOrder(question, draw.shuffle.options, random),
    })),
  )
}

// Rows that ask for a difficulty go first: a row for the whole topic can take what they leave, not
// the other way round, so a paper is found wherever there is one.
const drawQuestions = (draw: Draw, random: Random): ReadonlySet<Question> | null => {
  const drawn = new Set<Question>()
  for (const row of draw.blueprint.toSorted(narrowFirst)) {
    const candidates = draw.questions.filter(
      (question) =>
        question.topic === row.topic &&
        (row.difficulty === undefined || question.difficulty === row.difficulty) &&
        !drawn.has(question),
    )
    if (candidates.length < row.count) return null
    const mixed = shuffled(candidates, random)
    const times = mixed.map(({ versionId }) => draw.seen.get(versionId) ?? 0)
    for (let left = row.count; left > 0; left -= 1) {
      const least = times.indexOf(Math.min(...times))
      drawn.add(mixed[least] as Question)
      times[least] = Infinity
    }
  }
  return drawn
}

const narrowFirst = (a: BlueprintRow, b: BlueprintRow): number =>
  Number(a.difficulty === undefined) - Number(b.difficulty === undefined)

/**
 * The order a question's options are shown in. A pinned option ("all of the above") keeps its
 * place; a question that keeps its order is left alone.
 */
const optionOrder = (question: Question, shuffle: boolean, random: Random): number[] => {
  const written = question.options.map((_, index) => index + 1)
  if (!shuffle || question.keepOrder) return written
  const isPinned = (option: number): boolean => question.options[option - 1]?.pinned === true
  if (!written.some(isPinned)) return shuffled(written, random)
  const loose = shuffled(
    written.filter((option) => !isPinned(option)),
    random,
  ).values()
  return written.map((option) => (isPinned(option) ? option : (loose.next().value ?? option)))
}
