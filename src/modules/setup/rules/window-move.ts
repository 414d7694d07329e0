import type { ContestDefinition, RoundDefinition } from '#src/modules/contest/definition.ts'
import { partRounds } from '#src/modules/contest/rules/part-rounds.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { type Refusal, refuse } from '#src/shared/result.ts'

/** When a part is open in a round. */
export type Window = { readonly startsAt: Date; readonly endsAt: Date }

/** What was done of a part in a round; the instants are null before the first attempt. */
export type WindowFooting = {
  readonly attempts: number
  readonly firstStart: Date | null
  /** when the last attempt ended, or must end */
  readonly lastEnd: Date | null
  /** attempts that end, or must end, after the new end */
  readonly cut: number
  readonly publications: number
}

export type WindowRefusal =
  | 'window_ends_before_start'
  | 'window_unchanged'
  | 'window_ends_in_past'
  | 'window_overlaps'
  | 'window_starts_after_attempts'
  | 'window_cuts_attempts'
  | 'window_of_published'

export type Move = {
  /** the part's own rounds */
  readonly rounds: readonly RoundDefinition[]
  /** code of the round */
  readonly round: string
  readonly to: Window
  readonly footing: WindowFooting
}

/** The window of a round as the definition says it. */
export const windowOf = ({ start, end }: Pick<RoundDefinition, 'start' | 'end'>): Window => ({
  startsAt: new Date(start),
  endsAt: new Date(end),
})

const meets = (one: Window, other: Window): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

const overlapped = ({ rounds, round, to }: Move): RoundDefinition | undefined => {
  const own = rounds.find(({ code }) => code === round)
  return rounds.find(
    (other) => other.code !== round && other.kind === own?.kind && meets(windowOf(other), to),
  )
}

const judgeAttempts = (from: Window, { to, footing }: Move): Refusal<WindowRefusal> | null => {
  const { attempts, firstStart, lastEnd, cut } = footing
  if (firstStart !== null && firstStart < to.startsAt && to.startsAt > from.startsAt)
    return refuse('window_starts_after_attempts', { attempts, first: vietnamTime(firstStart) })
      .refusal
  if (lastEnd !== null && cut > 0 && to.endsAt < from.endsAt)
    return refuse('window_cuts_attempts', { attempts: cut, last: vietnamTime(lastEnd) }).refusal
  return null
}

/**
 * Why a window cannot be moved like this now; null where it can. An end may come later at any time
 * until results are published, and sooner as long as no attempt is cut off.
 */
export const judgeMove = (move: Move, now: Date): Refusal<WindowRefusal> | null => {
  const { rounds, round, to, footing } = move
  const said = rounds.find(({ code }) => code === round)
  if (said === undefined) throw new Error(`there is no round ${round}`)
  const from = windowOf(said)
  if (to.endsAt <= to.startsAt) return refuse('window_ends_before_start').refusal
  const same = (key: keyof Window): boolean => from[key].getTime() === to[key].getTime()
  if (same('startsAt') && same('endsAt')) return refuse('window_unchanged').refusal
  if (footing.publications > 0) return refuse('window_of_published').refusal
  const attempts = judgeAttempts(from, move)
  if (attempts !== null) return attempts
  if (!same('endsAt') && to.endsAt <= now)
    return refuse('window_ends_in_past', { now: vietnamTime(now) }).refusal
  const other = overlapped(move)
  return other === undefined ? null : refuse('window_overlaps', { round: other.name.vi }).refusal
}

/** The definition with a part's window in a round moved; where it is the round's own, with none. */
export const withWindow = (
  definition: ContestDefinition,
  at: { readonly part: string; readonly round: string },
  { startsAt, endsAt }: Window,
): ContestDefinition => {
  const window = { round: at.round, start: startsAt.toISOString(), end: endsAt.toISOString() }
  const parts = definition.parts.map((part) => {
    if (part.code !== at.part) return part
    const { windows: before = [], ...rest } = part
    const others = before.filter(({ round }) => round !== at.round)
    const plain = partRounds(definition.rounds, { windows: others }).find(
      ({ code }) => code === at.round,
    )
    const isOwn = plain?.start !== window.start || plain.end !== window.end
    const windows = isOwn ? [...others, window] : others
    return windows.length === 0 ? rest : { ...rest, windows }
  })
  return { ...definition, parts }
}
