import type { Live } from '../schema.ts'
import { daysBetween } from './local-day.ts'
import { timeBars, timeStep } from './time-step.ts'

type ByUnit = Live['byUnit'][number]
type ByGroup = Live['byGroup'][number]
type Marks = { readonly correct: number; readonly bar: number; readonly finished: number }

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/** Adds up what each group's units come to, in the order in which groups first appear. */
export const byGroup = (units: readonly ByUnit[]): ByGroup[] =>
  [...Map.groupBy(units, ({ unitGroup }) => unitGroup)].map(([unitGroup, members]) => ({
    unitGroup,
    units: members.length,
    unitsBegun: members.filter(({ begun }) => begun > 0).length,
    // A share of the staff can't be told where some of it is not known.
    staff: members.some(({ staff }) => staff === null)
      ? null
      : sum(members, ({ staff }) => staff ?? 0),
    roster: sum(members, ({ roster }) => roster),
    begun: sum(members, ({ begun }) => begun),
    tookPart: sum(members, ({ tookPart }) => tookPart),
    finished: sum(members, ({ finished }) => finished),
    open: sum(members, ({ open }) => open),
  }))

/**
 * The days from `first` to `last` without a gap, and how many had taken part by the end of each; at
 * most the last `limit`, whose figures still count all that came before.
 */
export const byDay = (
  counted: {
    readonly finished: ReadonlyMap<string, number>
    readonly newcomers: ReadonlyMap<string, number>
  },
  first: string,
  last: string,
  limit = 120,
): Live['byDay'] => {
  const days = daysBetween(first, last, limit)
  const [shownFrom = last] = days
  let tookPart = sum([...counted.newcomers], ([day, people]) => (day < shownFrom ? people : 0))
  return days.map((day) => {
    const newcomers = counted.newcomers.get(day) ?? 0
    tookPart += newcomers
    return { day, finished: counted.finished.get(day) ?? 0, newcomers, tookPart }
  })
}

/** How many attempts had how many right answers, from none to all of them. */
export const scoresOf = (marks: readonly Marks[], questions: number) => {
  const most = Math.max(questions, ...marks.map(({ correct }) => correct))
  return Array.from({ length: most + 1 }, (_, correct) => ({
    correct,
    finished: sum(marks, (mark) => (mark.correct === correct ? mark.finished : 0)),
  }))
}

/** How many attempts took how long, bar by bar; what took longer than the limit is in the last. */
export const timesOf = (marks: readonly Marks[], limitMs: number) => {
  const step = timeStep(limitMs)
  const bars = timeBars(limitMs)
  return Array.from({ length: bars }, (_, bar) => ({
    fromMs: bar * step,
    toMs: bar === bars - 1 ? null : (bar + 1) * step,
    finished: sum(marks, (mark) => (Math.min(mark.bar, bars - 1) === bar ? mark.finished : 0)),
  }))
}
