// Half of what one core of the slowest machine tried starts in a second.
const startsPerSecond = 1000
const longestMs = 10_000

/**
 * Over how long those who wait for an opening spread their starts, in milliseconds: as long as the
 * server takes for so many, ten seconds at most. Nobody loses time by it, since the clock of an
 * attempt begins with its paper.
 */
export const entrySpreadMs = (waiting: number): number =>
  Math.min(longestMs, Math.ceil((waiting * 1000) / startsPerSecond))
