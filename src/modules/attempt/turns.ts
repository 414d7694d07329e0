import type { HeldAttempt } from './attempt.ts'
import type { AskedSlot } from './rules/marking.ts'

/**
 * An attempt in the hand of whoever does the next work on it. What it holds may be out of date:
 * every write made from it says the attempt's revision.
 */
export type Turn = {
  readonly id: string
  /** as this process last wrote it; undefined where that is not known, or no more */
  attempt: HeldAttempt | undefined
  /** what its paper asks, which never changes; null where that was not put together for a save yet */
  slots: readonly AskedSlot[] | null
}

/** Attempts that are worked on or remembered, each found once for all that is done with it. */
export type Turns = {
  /** Does the work on an attempt after all earlier work on it, so that it races only others. */
  readonly inTurn: <T>(id: string, work: (turn: Turn) => Promise<T>) => Promise<T>
  /** Remembers an attempt that was just begun. */
  readonly keep: (attempt: HeldAttempt, slots: readonly AskedSlot[]) => void
  /** An attempt as it is remembered. */
  readonly known: (id: string) => HeldAttempt | undefined
  readonly forget: (id: string) => void
  readonly forgetAll: () => void
}

/** `last` is the latest work on it; null where none is under way. */
type HeldTurn = Turn & { last: Promise<unknown> | null }

// What is worked on stays, so that whoever comes after finds whom to wait for.
const forgetIn = (turns: Map<string, HeldTurn>, turn: HeldTurn): void => {
  turn.attempt = undefined
  if (turn.last === null) turns.delete(turn.id)
}

const forgetOldest = (turns: Map<string, HeldTurn>): void => {
  for (const turn of turns.values()) {
    forgetIn(turns, turn)
    // Put behind the others, so that next time another is the oldest.
    if (turns.delete(turn.id)) turns.set(turn.id, turn)
    return
  }
}

const after = <T>(last: Promise<unknown>, work: () => Promise<T>): Promise<T> =>
  last.then(work, work)

const begun: Promise<void> = Promise.resolve()

const give = <T>(
  turns: Map<string, HeldTurn>,
  turn: HeldTurn,
  work: (turn: Turn) => Promise<T>,
): Promise<T> => {
  const { last } = turn
  // Under way from before its first step: a turn in use is never dropped.
  turn.last = begun
  const mine = last === null ? work(turn) : after(last, () => work(turn))
  turn.last = mine
  const leave = (): void => {
    if (turn.last !== mine) return
    turn.last = null
    if (turn.attempt === undefined) turns.delete(turn.id)
  }
  mine.then(leave, leave)
  return mine
}

/** Opens the turns with nothing in them. Beyond `most` the one begun longest ago is forgotten. */
export const openTurns = (most: number): Turns => {
  const turns = new Map<string, HeldTurn>()
  const turnOf = (id: string): HeldTurn => {
    const known = turns.get(id)
    if (known !== undefined) return known
    const turn: HeldTurn = { id, attempt: undefined, slots: null, last: null }
    turns.set(id, turn)
    if (turns.size > most) forgetOldest(turns)
    return turn
  }
  return {
    inTurn: (id, work) => give(turns, turnOf(id), work),
    keep: (attempt, slots) => {
      const turn = turnOf(attempt.id)
      turn.attempt = attempt
      turn.slots = slots
    },
    known: (id) => turns.get(id)?.attempt,
    forget: (id) => {
      const turn = turns.get(id)
      if (turn !== undefined) forgetIn(turns, turn)
    },
    forgetAll: () => {
      for (const turn of turns.values()) forgetIn(turns, turn)
    },
  }
}
