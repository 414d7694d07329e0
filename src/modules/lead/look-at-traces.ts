import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import type { Found } from './look-at-attempts.ts'
import { mostWithin } from './rules/crowd.ts'
import { type DeviceAttempt, jumpsOn } from './rules/jump.ts'
import { alternating } from './rules/overlap.ts'
import { readAttemptsOf, readTraces, type TraceRow } from './store.ts'

// Read and grouped in the process that serves answers too, so not more than takes a moment.
const mostTraces = 30_000
const mostOfAKind = 30
const hourMs = 3_600_000

// One machine in an office serves two or three people as a matter of course; one address serves
// a whole building.
const crowdFrom = { device: 3, address: 15 } as const

const crowds = (traces: readonly TraceRow[], by: 'device' | 'address'): Found[] => {
  const starts = traces.filter((trace) => trace.kind === 'start' && trace[by] !== null)
  return [...Map.groupBy(starts, (trace) => trace[by] ?? '')]
    .map(([subject, own]) => ({
      subject,
      own,
      people: [...new Set(own.map(({ personId }) => personId))],
    }))
    .filter(({ people }) => people.length >= crowdFrom[by])
    .map(({ subject, own, people }) => ({
      kind: by,
      subject,
      people,
      evidence: { people: people.length, withinHour: mostWithin(own, hourMs), starts: own.length },
      at: own.at(-1)?.at ?? null,
    }))
    .toSorted(
      (one, other) =>
        other.evidence.withinHour - one.evidence.withinHour ||
        other.people.length - one.people.length,
    )
    .slice(0, mostOfAKind)
}

const overlaps = (traces: readonly TraceRow[]): Found[] =>
  [...Map.groupBy(traces, ({ attemptId }) => attemptId)]
    .flatMap(([attemptId, own]) => {
      const turns = alternating(own)
      const [first] = own
      if (turns === 0 || first === undefined) return []
      const devices = new Set(own.map(({ device }) => device)).size
      const evidence = { devices, turns }
      return [
        {
          kind: 'overlap' as const,
          subject: attemptId,
          people: [first.personId],
          evidence,
          at: first.at,
        },
      ]
    })
    .toSorted((one, other) => other.evidence.turns - one.evidence.turns)
    .slice(0, mostOfAKind)

type Ended = Awaited<ReturnType<typeof readAttemptsOf>>[number]

const withBest = (attempts: readonly Ended[]): ReadonlyMap<string, DeviceAttempt> => {
  const best = new Map<string, number>()
  const known = new Map<string, DeviceAttempt>()
  for (const { partId, ...attempt } of attempts) {
    const key = `${partId} ${attempt.personId}`
    known.set(attempt.attemptId, { ...attempt, bestBefore: best.get(key) ?? null })
    best.set(key, Math.max(best.get(key) ?? 0, attempt.correct))
  }
  return known
}

const jumps = async (
  { db }: Context,
  contest: Contest,
  traces: readonly TraceRow[],
): Promise<Found[]> => {
  const starts = traces.filter(({ kind, device }) => kind === 'start' && device !== null)
  const shared = [...Map.groupBy(starts, ({ device }) => device ?? '').values()].filter(
    (own) => new Set(own.map(({ personId }) => personId)).size > 1,
  )
  const people = [...new Set(shared.flatMap((own) => own.map(({ personId }) => personId)))]
  const partIds = contest.parts.map(({ id }) => id)
  const attempts = withBest(await readAttemptsOf(db.query, partIds, people.slice(0, 2_000)))
  return shared
    .flatMap((own) => jumpsOn(own.flatMap(({ attemptId }) => attempts.get(attemptId) ?? [])))
    .map(({ before, after }) => ({
      kind: 'jump' as const,
      subject: after.attemptId,
      people: [after.personId, before.personId],
      evidence: {
        correct: after.correct,
        bestBefore: after.bestBefore ?? 0,
        questions: after.total,
        minutes: Math.round((Number(after.startedAt) - Number(before.submittedAt)) / 60_000),
        othersCorrect: before.correct,
      },
      at: after.submittedAt,
    }))
    .toSorted(
      (one, other) =>
        other.evidence.correct -
        other.evidence.bestBefore -
        (one.evidence.correct - one.evidence.bestBefore),
    )
    .slice(0, mostOfAKind)
}

/** What the latest traces of browsers show: crowds on one device or address, and what follows. */
export const traceLeads = async (
  context: Context,
  contest: Contest,
): Promise<{ readonly found: readonly Found[]; readonly traces: number }> => {
  const traces = await readTraces(context.db.query, contest.id, mostTraces)
  const found = [
    ...crowds(traces, 'device'),
    ...crowds(traces, 'address'),
    ...overlaps(traces),
    ...(await jumps(context, contest, traces)),
  ]
  return { found, traces: traces.length }
}
