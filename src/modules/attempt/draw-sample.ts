import { createHash, randomInt } from 'node:crypto'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Bank } from '#src/modules/question-bank/bank.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import type { QuizPart } from './attempt.ts'
import { describeSlot } from './describe-attempt.ts'
import { findSampledQuiz, type PartAddress, type SampleRefusal } from './find-sampled-quiz.ts'
import { type AskedSlot, askedSlot, askedSlots } from './rules/marking.ts'
import { drawPaper, type Paper } from './rules/paper.ts'
import type { Sample } from './schema.ts'

/** Seeds of samples: from 0 to one less. */
export const sampleSeeds = 2 ** 47

/** A seed that nobody asked for. */
export const anySeed = (): number => randomInt(sampleSeeds)

/** A paper as it would be drawn for a contestant who has not had one yet; held nowhere. */
export type SamplePaper = {
  readonly slots: readonly AskedSlot[]
  /** names these very questions in this order */
  readonly stamp: string
}

const stampOf = (paper: Paper): string =>
  createHash('sha256').update(JSON.stringify(paper)).digest('hex').slice(0, 32)

/** Draws the paper of a seed from the bank as it stands. */
export const samplePaper = (
  bank: Bank,
  { quiz }: QuizPart,
  seed: number,
): Result<SamplePaper, 'bank_too_small'> => {
  const { questions } = bank
  const { blueprint, shuffle } = quiz
  const paper = drawPaper({ questions, blueprint, shuffle, seen: new Map(), seed })
  if (!paper.ok) return paper
  const versions = new Map(questions.map((question) => [question.versionId, question]))
  return ok({ slots: askedSlots(paper.value, versions, askedSlot), stamp: stampOf(paper.value) })
}

/**
 * Draws a paper and gives its questions as a contestant gets them, without the key, for who sets
 * the contest up. Nothing is written: no attempt, no trace, no figure knows of it.
 */
export const drawSample = async (
  context: Context,
  actor: Actor,
  { seed = anySeed(), ...address }: PartAddress & { readonly seed?: number | undefined },
): Promise<Result<Sample, SampleRefusal>> => {
  const place = await findSampledQuiz(context, actor, address)
  if (!place.ok) return place
  const bank = await loadBank(context, place.value.quiz.bankId)
  const paper = samplePaper(bank, place.value, seed)
  if (!paper.ok) return paper
  const { slots, stamp } = paper.value
  return ok({
    seed,
    stamp,
    timeLimitMs: place.value.quiz.timeLimitMs,
    slots: slots.map((asked, index) => describeSlot(asked, index + 1, [])),
  })
}
