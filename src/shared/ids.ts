import { randomUUID } from 'node:crypto'

/**
 * A new UUID of version 7 (RFC 9562): its first 48 bits are the time in milliseconds, so that ids
 * made together lie together in an index; 74 bits are random, so that none can be guessed.
 */
export const timeOrderedId = (now: Date): string => {
  const time = now.getTime().toString(16).padStart(12, '0')
  // Version 4 has its random bits, and the variant, at the same places.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
