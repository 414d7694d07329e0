import type { ContestPage } from '#src/modules/contest/schema.ts'
import { foldForSearch } from '#src/shared/text.ts'

type Unit = ContestPage['units'][number]

/**
 * The units that a reader may have meant: the one of this code or this whole name, else all whose
 * name has every word typed. Tone marks, đ/d and case don't matter.
 */
export const findUnits = (units: readonly Unit[], typed: string): readonly Unit[] => {
  const wanted = foldForSearch(typed)
  const exact = units.find((unit) => unit.code === typed || foldForSearch(unit.name) === wanted)
  if (exact !== undefined) return [exact]
  const words = wanted.split(' ').filter((word) => word !== '')
  return words.length === 0
    ? []
    : units.filter((unit) => {
        const name = foldForSearch(unit.name)
        return words.every((word) => name.includes(word))
      })
}
