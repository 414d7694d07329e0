/** What a browser did within an attempt. */
export type Deed = { readonly device: string | null; readonly at: Date }

/**
 * How often an attempt went back to a device that it had left: 0 for one that stayed, and for one
 * that moved on from a phone whose battery died. Deeds come in the order of time.
 */
export const alternating = (deeds: readonly Deed[]): number => {
  const left = new Set<string>()
  let here: string | null = null
  let turns = 0
  for (const { device } of deeds) {
    if (device === null || device === here) continue
    if (left.has(device)) turns += 1
    if (here !== null) left.add(here)
    here = device
  }
  return turns
}
