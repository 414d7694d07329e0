import type { Contest, ContestUnit, Part, Quiz } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { requirementOf } from '#src/modules/quota/rules/requirement.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { findWatched, type WatchRefusal } from './find-watched.ts'
import { byDay, byGroup, scoresOf, timesOf } from './rules/figures.ts'
import { dayOf, hourOf, spanOf } from './rules/local-day.ts'
import { quietFirst } from './rules/quiet-first.ts'
import { timeStep } from './rules/time-step.ts'
import type { Live } from './schema.ts'
import * as store from './store.ts'

// Within the 2 s that a figure may be old, and however many people look at it.
const keptMs = 1_500

type Kept = { readonly readAt: number; readonly live: Promise<Live> }
const kept = new WeakMap<Context, Map<string, Kept>>()

const mostKept = 100

/** Which contest, and which day's hours and refusals (today's unless said). */
export type LiveRequest = { readonly contest: string; readonly day?: string | undefined }

/**
 * How a contest goes, for those who answer for it. Counted at most once in 1.5 s for each contest
 * and day, off the way of an answer: a room full of people who watch costs no more than one.
 */
export const readLive = async (
  context: Context,
  actor: Actor,
  request: LiveRequest,
): Promise<Result<Live, WatchRefusal>> => {
  const found = await findWatched(context, actor, request.contest)
  return found.ok ? ok(await liveOf(context, found.value, request.day)) : found
}

const liveOf = (context: Context, contest: Contest, asked: string | undefined): Promise<Live> => {
  const now = context.clock.now()
  const today = dayOf(now)
  const day = asked !== undefined && spanOf(asked) !== null ? asked : today
  const memory = kept.get(context) ?? new Map<string, Kept>()
  kept.set(context, memory)
  const key = `${contest.id} ${day}`
  const last = memory.get(key)
  if (last && Math.abs(now.getTime() - last.readAt) < keptMs) return last.live
  if (memory.size >= mostKept) memory.clear()
  const live = count(context, contest, day)
  memory.set(key, { readAt: now.getTime(), live })
  live.catch(() => memory.delete(key))
  return live
}

type QuizPart = Part & { readonly quiz: Quiz }
const isQuiz = (part: Part): part is QuizPart => part.quiz !== null

type Counts = Awaited<ReturnType<typeof readCounts>>

const readCounts = async (context: Context, contest: Contest, span: store.Span) => {
  const { query } = context.db
  const parts = contest.parts
    .filter(isQuiz)
    .map(({ id, quiz }) => ({ id, stepMs: timeStep(quiz.timeLimitMs) }))
  const official = contest.rounds.filter(({ kind }) => kind === 'official').map(({ id }) => id)
  // One after the other, so that who watches never holds more than one connection.
  return {
    marks: await store.countMarks(query, parts),
    days: await store.countDays(query, parts),
    newcomers: await store.countNewcomers(query, contest.id, parts),
    people: await store.countPeople(query, contest.id, parts, official),
    open: await store.countOpen(query, contest.id, parts),
    hours: await store.countHours(query, parts, span),
    refusals: await store.countRefusals(query, contest.id, span),
    quotas: await store.readUnitQuotas(query, contest.id),
  }
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

const unitRow = (unit: ContestUnit, counts: Counts): Live['byUnit'][number] => {
  const ofUnit = <Row extends { readonly unitId: number }>(rows: readonly Row[]) =>
    rows.filter(({ unitId }) => unitId === unit.id)
  const [people] = ofUnit(counts.people)
  return {
    unit: unit.code,
    name: unit.name,
    unitGroup: unit.unitGroup,
    required: requirementOf(counts.quotas, unit)?.required ?? null,
    staff: unit.staffCount,
    roster: people?.roster ?? 0,
    begun: people?.begun ?? 0,
    tookPart: people?.tookPart ?? 0,
    finished: sum(ofUnit(counts.newcomers), (row) => row.finished),
    open: sum(ofUnit(counts.open), (row) => row.open),
  }
}

const daysOf = (contest: Contest, counts: Counts, now: Date): Live['byDay'] => {
  const finished = new Map(counts.days.map(({ from, finished: ended }) => [dayOf(from), ended]))
  const newcomers = new Map<string, number>()
  for (const { from, people } of counts.newcomers)
    newcomers.set(dayOf(from), (newcomers.get(dayOf(from)) ?? 0) + people)
  const official = contest.rounds.filter(({ kind }) => kind === 'official')
  const known = [...finished.keys()]
  const starts = [...official.map(({ startsAt }) => dayOf(startsAt)), ...known].toSorted()
  const ends = official.map(({ endsAt }) => dayOf(new Date(endsAt.getTime() - 1))).toSorted()
  const today = dayOf(now)
  const [first = today] = starts
  const end = ends.at(-1) ?? today
  const last = [...known, end < today ? end : today].toSorted().at(-1) ?? today
  return byDay({ finished, newcomers }, first, last)
}

const hoursOf = (counts: Counts, untilHour: number): Live['byHour'] => {
  const known = new Map(counts.hours.map(({ hour, finished }) => [hour, finished]))
  const last = Math.max(untilHour, ...known.keys())
  return Array.from({ length: last + 1 }, (_, hour) => ({ hour, finished: known.get(hour) ?? 0 }))
}

const refusalsOf = ({ refusals }: Counts): Live['refusals'] =>
  refusals
    .flatMap(({ code, hour, times, people }) => (hour === null ? [{ code, times, people }] : []))
    .toSorted((one, other) => other.times - one.times || (one.code < other.code ? -1 : 1))
    .map((all) => ({
      ...all,
      byHour: refusals
        .flatMap(({ code, hour, times }) =>
          hour !== null && code === all.code ? [{ hour, times }] : [],
        )
        .toSorted((one, other) => one.hour - other.hour),
    }))

const partsOf = (contest: Contest, { marks }: Counts): Live['parts'] =>
  contest.parts.filter(isQuiz).map(({ id, code, name, quiz }) => {
    const own = marks.filter(({ partId }) => partId === id)
    return {
      part: code,
      name: name.vi,
      questions: quiz.questions,
      scores: scoresOf(own, quiz.questions),
      times: timesOf(own, quiz.timeLimitMs),
    }
  })

const count = async (context: Context, contest: Contest, day: string): Promise<Live> => {
  const now = context.clock.now()
  const span = spanOf(day) ?? { from: now, to: now }
  const counts = await readCounts(context, contest, span)
  const isToday = day === dayOf(now)
  const units = contest.units.map((unit) => unitRow(unit, counts))
  const byHour = hoursOf(counts, isToday ? hourOf(now) : 23)
  const asked = units.flatMap(({ required }) => required ?? [])
  const ofPeople = (of: (unit: Live['byUnit'][number]) => number) => sum(units, of)
  return {
    asOf: now.toISOString(),
    day,
    isToday,
    people: {
      roster: ofPeople(({ roster }) => roster),
      begun: ofPeople(({ begun }) => begun),
      tookPart: ofPeople(({ tookPart }) => tookPart),
      staff: ofPeople(({ staff }) => staff ?? 0),
      unitsWithoutStaff: units.filter(({ staff }) => staff === null).length,
    },
    units: { total: units.length, begun: units.filter(({ begun }) => begun > 0).length },
    attempts: {
      open: ofPeople(({ open }) => open),
      openTrials: sum(counts.open, ({ kind, open }) => (kind === 'trial' ? open : 0)),
      finished: sum(counts.marks, ({ finished }) => finished),
      finishedThatDay: sum(byHour, ({ finished }) => finished),
    },
    byHour,
    byDay: daysOf(contest, counts, now),
    required: asked.length === 0 ? null : sum(asked, (people) => people),
    byUnit: units.toSorted(quietFirst),
    byGroup: byGroup(units),
    parts: partsOf(contest, counts),
    refusals: refusalsOf(counts),
  }
}
