import type { Contest } from '#src/modules/contest/contest.ts'

/** An attempt as its contestant was shown it. */
export type Asked = {
  readonly id: string
  readonly startedAt: string
  readonly deadlineAt: string
  readonly slots: readonly {
    readonly slot: number
    readonly options: readonly { readonly option: number; readonly text: string }[]
  }[]
}
type Result = {
  readonly correct: number
  readonly durationMs: number
  readonly submittedAt: string
}
/** What a contestant did and was told: the answers called saved, and the result. */
export type Taken = {
  readonly person: number
  readonly attempt: Asked
  /** slot → option */
  readonly saved: ReadonlyMap<number, number>
  /** null where the deadline ended it */
  readonly submitted: Result | null
}
type Ask = (person: number, path: string) => Promise<unknown>

/**
 * Marks an attempt anew from what its contestant was shown and told alone: of every question of
 * the benchmark the option whose text ends in B is right.
 */
const recounted = ({ attempt, saved, submitted }: Taken): Result => {
  const correct = attempt.slots.filter(({ slot, options }) =>
    options.find(({ option }) => option === saved.get(slot))?.text.endsWith(' B'),
  ).length
  const submittedAt = submitted?.submittedAt ?? attempt.deadlineAt
  return {
    correct,
    submittedAt,
    durationMs: Date.parse(submittedAt) - Date.parse(attempt.startedAt),
  }
}

const sameResult = (a: Result, b: Result): boolean =>
  a.correct === b.correct &&
  a.durationMs === b.durationMs &&
  Date.parse(a.submittedAt) === Date.parse(b.submittedAt)

/** Reads every attempt, and gives how many lack an answer or an end that was acknowledged. */
export const compareAttempts = async (taken: readonly Taken[], ask: Ask): Promise<number> => {
  const kept = await Promise.all(
    taken.map(async (one) => {
      const held = (await ask(one.person, `/api/v1/attempts/${one.attempt.id}`)) as {
        slots: { slot: number; answer: number[] }[]
        result: Result | null
      }
      const holds = held.slots.every(
        ({ slot, answer }) => (answer[0] ?? null) === (one.saved.get(slot) ?? null),
      )
      const told = one.submitted ?? recounted(one)
      return holds && held.result !== null && sameResult(held.result, told)
    }),
  )
  return kept.filter((isKept) => !isKept).length
}

type Row = { rank: number; name: string; correct: number; durationMs: number; achievedAt: string }
type Page = { total: number; rows: Row[]; next: string | null }

/** Reads the whole ranking, and gives how many of its rows the recount does not bear out. */
export const compareRanking = async (
  taken: readonly Taken[],
  { slug, parts }: Contest,
  ask: Ask,
): Promise<number> => {
  const path = `/api/v1/contests/${slug}/parts/${parts[0]?.code}/ranking?limit=200`
  const rows: Row[] = []
  for (let next: string | null = ''; next !== null;) {
    const after = next === '' ? '' : `&after=${encodeURIComponent(next)}`
    const page = (await ask(0, path + after)) as Page
    rows.push(...page.rows)
    next = page.next
  }
  const expected = ranked(taken)
  const wrong = rows.filter((row) => {
    const own = expected.get(row.name)
    const told = { ...row, submittedAt: row.achievedAt }
    return own === undefined || own.rank !== row.rank || !sameResult(own, told)
  }).length
  return wrong + Math.abs(expected.size - rows.length)
}

/** Name → the place that the recount gives: most correct, then fastest, then earliest. */
const ranked = (taken: readonly Taken[]): ReadonlyMap<string, Result & { rank: number }> => {
  const order = (a: Result, b: Result): number =>
    b.correct - a.correct ||
    a.durationMs - b.durationMs ||
    Date.parse(a.submittedAt) - Date.parse(b.submittedAt)
  const all = taken
    .map((one) => ({ name: `Thí sinh ${one.person + 1}`, ...recounted(one) }))
    .toSorted(order)
  let rank = 1
  return new Map(
    all.map(({ name, ...own }, index) => {
      const before = all[index - 1]
      if (before !== undefined && order(before, own) !== 0) rank = index + 1
      return [name, { ...own, rank }]
    }),
  )
}
