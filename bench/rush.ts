import { openingRush } from './opening-rush.ts'
import { closingRush } from './closing-rush.ts'
import { signInRush } from './sign-in-rush.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'
import { onStage } from './stage.ts'

/**
 * The three rushes of a contest: everybody starts at the opening, everybody signs in, everybody
 * takes the quiz in the last minute.
 */
export const rush = async (scale: Scale): Promise<Findings> => {
  const people = scale.people ?? 10_000
  const seconds = scale.seconds ?? 60
  const parts = await onStage(async (stage) => [
    await openingRush(stage, people, Math.max(1, Math.round(seconds / 6))),
    await signInRush(stage, Math.max(2, Math.round(seconds / 6))),
    await closingRush(stage, people, seconds),
  ])
  return {
    tables: parts.flatMap(({ tables }) => tables),
    holds: parts.flatMap(({ holds }) => holds),
    notes: parts.flatMap(({ notes }) => notes),
  }
}
