import type { Context } from '#src/platform/context.ts'
import { entrySpreadMs } from './rules/entry-spread.ts'

type Waiting = { opensAt: string; readonly people: Set<number> }

// Of this process: each process is spread over by those who look at it.
const byContext = new WeakMap<Context, Map<number, Waiting>>()

/**
 * Takes note of somebody who waits for a part to open, and tells over how long their starts should
 * be spread, by how many have looked so far.
 */
export const spreadOfOpening = (
  context: Context,
  partId: number,
  personId: number,
  opensAt: string,
): number => {
  const parts = byContext.get(context) ?? new Map<number, Waiting>()
  byContext.set(context, parts)
  const known = parts.get(partId)
  const waiting = known?.opensAt === opensAt ? known : { opensAt, people: new Set<number>() }
  parts.set(partId, waiting)
  waiting.people.add(personId)
  return entrySpreadMs(waiting.people.size)
}
