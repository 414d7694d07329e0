/** A reply as it goes out, the same for everybody who asks alike. */
export type KeptReply = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly etag: string
}

type Entry = { readonly reply: KeptReply; readonly madeMs: number }

export type MemoryLimits = { readonly bytes: number; readonly replies: number }

/** What is at hand for a key: young enough to be sent, or old and only better than nothing. */
export type AtHand = { readonly reply: KeptReply; readonly ageMs: number }

const sizeOf = (key: string, { body }: KeptReply): number => body.length + key.length * 2 + 2000

/** The entries, of which the eldest go where there are too many. */
const openEntries = (limits: MemoryLimits) => {
  const entries = new Map<string, Entry>()
  let bytes = 0
  const forget = (key: string): void => {
    const entry = entries.get(key)
    if (entry === undefined) return
    bytes -= sizeOf(key, entry.reply)
    entries.delete(key)
  }
  return {
    get: (key: string): Entry | undefined => entries.get(key),
    keep: (key: string, entry: Entry): void => {
      forget(key)
      const size = sizeOf(key, entry.reply)
      if (size > limits.bytes / 8) return
      entries.set(key, entry)
      bytes += size
      for (const eldest of entries.keys()) {
        if (bytes <= limits.bytes && entries.size <= limits.replies) return
        forget(eldest)
      }
    },
    clear: (): void => {
      entries.clear()
      bytes = 0
    },
    bytes: (): number => bytes,
  }
}

/**
 * Keeps replies for moments, bounded in bytes and number: the oldest go first. While a reply is
 * being made, all who want it wait for the same one. What was begun before `drop` is kept for
 * nobody who comes after it.
 */
export const openReplyMemory = (limits: MemoryLimits) => {
  const entries = openEntries(limits)
  let flights = new Map<string, Promise<KeptReply | null>>()
  return {
    atHand: (key: string, nowMs: number): AtHand | null => {
      const entry = entries.get(key)
      return entry === undefined ? null : { reply: entry.reply, ageMs: nowMs - entry.madeMs }
    },
    /**
     * The reply that `make` gives, made once for all who ask meanwhile. Its age counts from the
     * beginning of its making; null (not to be kept) goes to all who waited.
     */
    make: (
      key: string,
      nowMs: number,
      make: () => Promise<KeptReply | null>,
    ): Promise<KeptReply | null> => {
      const under = flights.get(key)
      if (under !== undefined) return under
      const ofNow = flights
      const flight = make()
        .then((reply) => {
          if (reply !== null && ofNow === flights) entries.keep(key, { reply, madeMs: nowMs })
          return reply
        })
        .finally(() => ofNow.delete(key))
      ofNow.set(key, flight)
      return flight
    },
    drop: (): void => {
      entries.clear()
      flights = new Map()
    },
    bytes: entries.bytes,
  }
}
