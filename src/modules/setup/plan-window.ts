import type { Kysely } from 'kysely'
import type { Contest, Part, Round } from '#src/modules/contest/contest.ts'
import type { ContestDefinition } from '#src/modules/contest/definition.ts'
import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { partRounds } from '#src/modules/contest/rules/part-rounds.ts'
import type { PlanWindow, WindowPlan } from '#src/modules/contest/schema.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, type Refusal, refuse, type Result } from '#src/shared/result.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { judgeMove, type Window, windowOf, type WindowRefusal } from './rules/window-move.ts'
import {
  type NewEnd,
  type OpenAttempts,
  readOpenAttempts,
  readWindowFooting,
} from './window-store.ts'

export type PlaceRefusal = AccessRefusal | 'no_part' | 'no_round' | 'contest_not_open'

/** A part in a round of a contest that is open, and the window it is to have. */
export type WindowMove = {
  readonly contest: Contest
  readonly part: Part
  readonly round: Round
  readonly to: Window
}

/** A move judged, but not made. */
export type JudgedMove = {
  readonly from: Window
  readonly attempts: number
  readonly openAttempts: OpenAttempts
  readonly end: NewEnd
  readonly objection: Refusal<WindowRefusal> | null
}

/** The plan, with its objection not yet put into a language's sentence. */
export type PlannedWindow = Omit<WindowPlan, 'objection'> & Pick<JudgedMove, 'objection'>

// contest.yaml tells times in whole seconds.
const wholeSecond = (instant: string): Date =>
  new Date(Math.floor(Date.parse(instant) / 1000) * 1000)

/** The part and round that an organiser's request names. */
export const findWindow = async (
  context: Context,
  actor: Actor,
  request: PlanWindow & { readonly contest: string },
): Promise<Result<WindowMove, PlaceRefusal>> => {
  const found = await findOrganised(context, actor, request.contest)
  if (!found.ok) return found
  const contest = found.value
  const part = contest.parts.find(({ code }) => code === request.part)
  if (part === undefined) return refuse('no_part')
  const round = part.rounds.find(({ code }) => code === request.round)
  if (round === undefined) return refuse('no_round')
  if (contest.stage !== 'open') return refuse('contest_not_open')
  const to = { startsAt: wholeSecond(request.startsAt), endsAt: wholeSecond(request.endsAt) }
  return ok({ contest, part, round, to })
}

const roundsOf = (definition: ContestDefinition, code: string) => {
  const part = definition.parts.find((one) => one.code === code)
  return part === undefined ? [] : partRounds(definition.rounds, part)
}

/** Judges a move by the contest and the attempts as the database holds them now. */
export const judgeWindow = async (
  executor: Kysely<Tables>,
  { contest, part, round, to }: WindowMove,
  now: Date,
): Promise<JudgedMove | null> => {
  const stored = await findStoredEdition(executor, contest.slug)
  const rounds = stored === null ? [] : roundsOf(stored.definition, part.code)
  const said = rounds.find(({ code }) => code === round.code)
  if (said === undefined) return null
  const place = { partId: part.id, roundId: round.id }
  const footing = await readWindowFooting(executor, place, to.endsAt)
  const end = { ...place, endsAt: to.endsAt, timeLimitMs: part.quiz?.timeLimitMs ?? 0 }
  return {
    from: windowOf(said),
    attempts: footing.attempts,
    openAttempts: await readOpenAttempts(executor, end, now),
    end,
    objection: judgeMove({ rounds, round: round.code, to, footing }, now),
  }
}

const onTheWire = ({ startsAt, endsAt }: Window) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})

/** Tells an organiser what moving a window would mean; writes nothing. */
export const planWindow = async (
  context: Context,
  actor: Actor,
  request: PlanWindow & { readonly contest: string },
): Promise<Result<PlannedWindow, PlaceRefusal>> => {
  const found = await findWindow(context, actor, request)
  if (!found.ok) return found
  const judged = await judgeWindow(context.db.query, found.value, context.clock.now())
  if (judged === null) return refuse('no_round')
  const { from, attempts, openAttempts, objection } = judged
  const { to } = found.value
  return ok({
    from: onTheWire(from),
    to: onTheWire(to),
    laterMs: to.endsAt.getTime() - from.endsAt.getTime(),
    attempts,
    open: openAttempts.open,
    gaining: openAttempts.gaining,
    lastDeadline: openAttempts.lastDeadline?.toISOString() ?? null,
    lastDeadlineGained: openAttempts.lastDeadlineGained?.toISOString() ?? null,
    objection,
  })
}
