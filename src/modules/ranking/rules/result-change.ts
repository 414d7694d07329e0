/** A contestant's place in a ranking. */
export type Placed = {
  readonly rank: number
  readonly correct: number
  readonly durationMs: number
}

/** What became of a contestant between two rankings. */
export type ResultChange = 'joined' | 'left' | 'up' | 'down' | 'same_rank'

/** Names the change from one place to another; null is "not in that ranking". */
export const resultChange = (before: Placed | null, after: Placed | null): ResultChange => {
  if (before === null) return 'joined'
  if (after === null) return 'left'
  if (after.rank === before.rank) return 'same_rank'
  return after.rank < before.rank ? 'up' : 'down'
}
