import type { ContestDefinition } from '#src/modules/contest/definition.ts'
import type { Path, Said } from '#src/modules/pack/rules/problem.ts'
import { isSame } from '#src/modules/question-bank/rules/field-changes.ts'

const said = {
  vi: 'hội thi đã mở: hãy dời giờ ở mục Thời gian và thông báo, để mọi người được báo',
  en: 'the contest is open: move times under Times and notices, so that everybody is told',
}

/**
 * Times of rounds and of parts that settings would move. Once a contest is open the public has read
 * them: they move by a notice, which says so to everybody.
 */
export const movedRounds = (
  before: ContestDefinition,
  after: ContestDefinition,
): readonly (Said & { readonly path: Path })[] => [
  ...after.rounds.flatMap((round, place) => {
    const old = before.rounds.find(({ code }) => code === round.code)
    if (old === undefined) return []
    return (['start', 'end'] as const)
      .filter((side) => old[side] !== round[side])
      .map((side) => ({ path: ['rounds', place, side], ...said }))
  }),
  ...after.parts.flatMap((part, place) => {
    const old = before.parts.find(({ code }) => code === part.code)
    const isMoved = old !== undefined && !isSame(old.windows ?? [], part.windows ?? [])
    return isMoved ? [{ path: ['parts', place, 'windows'], ...said }] : []
  }),
]
