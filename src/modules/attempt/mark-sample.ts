import type { Actor } from '#src/modules/person/actor.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { describeSlot, reviewSlot } from './describe-attempt.ts'
import { samplePaper } from './draw-sample.ts'
import { findSampledQuiz, type PartAddress, type SampleRefusal } from './find-sampled-quiz.ts'
import { type AnswerRefusal, mergeSave } from './rules/answering.ts'
import { countRight } from './rules/marking.ts'
import type { Answers, SampleResult } from './schema.ts'

type Sheet = PartAddress & {
  readonly seed: number
  readonly stamp: string
  readonly answers: Answers
}

/**
 * Marks the answers to a sample paper and shows what was right: who sets the contest up may see the
 * key at any time. Nothing is written. Refused where the bank has changed since the paper was drawn.
 */
export const markSample = async (
  context: Context,
  actor: Actor,
  { seed, stamp, answers, ...address }: Sheet,
): Promise<Result<SampleResult, SampleRefusal | AnswerRefusal | 'sample_changed'>> => {
  const place = await findSampledQuiz(context, actor, address)
  if (!place.ok) return place
  const paper = samplePaper(await loadBank(context, place.value.quiz.bankId), place.value, seed)
  if (!paper.ok) return paper
  if (paper.value.stamp !== stamp) return refuse('sample_changed')
  const { slots } = paper.value
  const sheet = mergeSave({}, slots, { sequence: 1, answers })
  if (!sheet.ok) return sheet
  const answerAt = (slot: number): readonly number[] => sheet.value[String(slot)]?.[0] ?? []
  return ok({
    correct: countRight(slots, sheet.value),
    total: slots.length,
    slots: slots.map((asked, index) => describeSlot(asked, index + 1, answerAt(index + 1))),
    review: slots.map((asked, index) => reviewSlot(asked, index + 1, answerAt(index + 1))),
  })
}
