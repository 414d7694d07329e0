import { setImmediate } from 'node:timers/promises'
import {
  type Comparable,
  compareAll,
  type NearDuplicates as NearPlaces,
} from './rules/near-duplicates.ts'
import type { NearDuplicates } from './schema.ts'

/** A question to be compared, with the code that people know it by. */
export type Coded = Comparable & { readonly code: string }

// Few enough for a contestant's answer not to wait behind them.
const stepsAtOnce = 50

const compare = async (texts: readonly Comparable[]): Promise<NearPlaces> => {
  const steps = compareAll(texts)
  for (let count = 1; ; count += 1) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (count % stepsAtOnce === 0) await setImmediate()
  }
}

/**
 * The questions that say nearly the same, the most alike first; with what else the process has to
 * do in between. `only`: pairs with one of these codes.
 */
export const compareTexts = async (
  texts: readonly Coded[],
  only: ReadonlySet<string> | null = null,
): Promise<NearDuplicates> => {
  const { pairs, more } = await compare(texts)
  return {
    more,
    pairs: pairs.flatMap(({ one, other, score }) => {
      const [first, second] = [texts[one], texts[other]]
      if (first === undefined || second === undefined) return []
      if (only !== null && !only.has(first.code) && !only.has(second.code)) return []
      const told = ({ code, stem, options }: Coded) => ({ code, stem, options: [...options] })
      return [{ score: Math.round(score * 1000) / 1000, one: told(first), other: told(second) }]
    }),
  }
}
