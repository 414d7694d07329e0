import type { ContestPage } from '#src/modules/contest/schema.ts'

type Round = ContestPage['rounds'][number]
type Part = ContestPage['parts'][number]

/** A round with the times at which it is open: one for all parts, or each part's own. */
export type RoundTimes = {
  readonly round: Round
  readonly state: 'coming' | 'running' | 'closed'
  readonly times: readonly {
    /** null: the same for all parts */
    readonly part: Part | null
    readonly startsAt: string
    readonly endsAt: string
  }[]
}

type Times = RoundTimes['times']

const timesOf = (round: Round, parts: readonly Part[]): Times => {
  const own = parts.flatMap((part) =>
    part.rounds
      .filter(({ code }) => code === round.code)
      .map(({ startsAt, endsAt }) => ({ part, startsAt, endsAt })),
  )
  const [first] = own
  if (first === undefined) return [{ ...round, part: null }]
  const { startsAt, endsAt } = first
  return own.every((other) => other.startsAt === startsAt && other.endsAt === endsAt)
    ? [{ part: null, startsAt, endsAt }]
    : own
}

const stateOf = (times: Times, now: number): RoundTimes['state'] => {
  const begun = times.filter(({ startsAt }) => Date.parse(startsAt) <= now)
  if (begun.some(({ endsAt }) => now < Date.parse(endsAt))) return 'running'
  return begun.length < times.length ? 'coming' : 'closed'
}

/** The rounds of a contest with the times of its parts, and how they stand at the server's time. */
export const roundTimes = ({
  rounds,
  parts,
  serverTime,
}: Pick<ContestPage, 'rounds' | 'parts' | 'serverTime'>): readonly RoundTimes[] =>
  rounds.map((round) => {
    const times = timesOf(round, parts)
    return { round, state: stateOf(times, Date.parse(serverTime)), times }
  })
