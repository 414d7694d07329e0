import type { ApiProblem } from '#web/api.ts'
import type { DeskPhrases } from '#web/phrases/vi/desk.ts'

/** Why something was not done, in a sentence: the API's own where it gave one. */
export const whyNot = (problem: ApiProblem, phrases: DeskPhrases): string => {
  if (problem.detail !== '') return problem.detail
  return problem.status === 0 ? phrases.unreachable : phrases.fault
}
