/** Gives uniform 32-bit unsigned integers, the same ones for the same seed. */
export type Random = () => number

/**
 * The small fast counting generator sfc32 of Chris Doty-Humphrey's PractRand, started from the two
 * halves of the seed and a counter of 1, with the twelve rounds of mixing that its author gives.
 * It is not secret and need not be: a paper's draw says nothing of the key.
 * `seed` is an integer from 0 to 2^53 − 1.
 */
export const randomFrom = (seed: number): Random => {
  // Kept as signed integers, which V8 has without a box each; the bits are the same.
  let a = 0
  let b = seed | 0
  let c = Math.floor(seed / 2 ** 32) | 0
  let counter = 1
  const next: Random = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round += 1) next()
  return next
}

/** A uniform integer from 0 to `limit` − 1; `limit` from 1 to 2^32. */
export const below = (random: Random, limit: number): number => {
  // Numbers of the last, incomplete stretch are thrown away, so that none is likelier.
  const complete = 2 ** 32 - (2 ** 32 % limit)
  let drawn = random()
  while (drawn >= complete) drawn = random()
  return drawn % limit
}

/** A new array of the same items in a random order, each order as likely (Fisher–Yates). */
export const shuffled = <T>(items: readonly T[], random: Random): T[] => {
  const left = [...items]
  const result: T[] = []
  for (let size = left.length; size > 0; size -= 1) {
    const drawn = below(random, size)
    result.push(left[drawn] as T)
    // The gap is closed in place: cutting it out would make a list for each item.
    for (let after = drawn + 1; after < size; after += 1) left[after - 1] = left[after] as T
  }
  return result
}
