import type { Contest } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { findWatched, type WatchRefusal } from './find-watched.ts'
import { countMissing, type Missing, type MissingScope, readMissing } from './not-begun-store.ts'
import { mayTakeAway } from './policy.ts'
import { cursorOf, parseCursor } from './rules/cursor.ts'
import type { NotBegun } from './schema.ts'

/** Whose names are asked for. */
export type NotBegunFilter = {
  readonly contest: string
  /** part of a name; tone marks do not matter */
  readonly search?: string | undefined
  /** code of a unit that competes */
  readonly unit?: string | undefined
}

export type NotBegunRequest = NotBegunFilter & {
  /** rows of the page, 1…200 */
  readonly limit: number
  readonly after?: string | undefined
}

const scopeOf = (
  contest: Contest,
  { search, unit }: NotBegunFilter,
): Result<MissingScope, 'no_watched_unit'> => {
  const unitId =
    unit === undefined ? null : (contest.units.find(({ code }) => code === unit)?.id ?? 0)
  if (unitId === 0) return refuse('no_watched_unit')
  return ok({
    contestId: contest.id,
    partIds: contest.parts.flatMap(({ id, quiz }) => (quiz === null ? [] : [id])),
    roundIds: contest.rounds.flatMap(({ id, kind }) => (kind === 'official' ? [id] : [])),
    unitId,
    search: foldForSearch(search ?? ''),
  })
}

const rowOf = ({ personId, name, unit, subUnit, position, phone }: Missing) => ({
  id: String(personId),
  name,
  unit,
  subUnit,
  position,
  phone,
})

/**
 * One page of the contestants who have not begun an official attempt, by unit and name, with the
 * phone numbers by which those who watch the contest remind them.
 */
export const listNotBegun = async (
  context: Context,
  actor: Actor,
  request: NotBegunRequest,
): Promise<Result<NotBegun, WatchRefusal | 'no_watched_unit' | 'bad_list_place'>> => {
  const found = await findWatched(context, actor, request.contest)
  if (!found.ok) return found
  const scope = scopeOf(found.value, request)
  if (!scope.ok) return scope
  const after = request.after === undefined ? null : parseCursor(request.after)
  if (request.after !== undefined && after === null) return refuse('bad_list_place')
  const { query } = context.db
  const [total, rows] = await Promise.all([
    countMissing(query, scope.value),
    readMissing(query, scope.value, after, request.limit + 1),
  ])
  const page = rows.slice(0, request.limit)
  const last = page.at(-1)
  return ok({
    asOf: context.clock.now().toISOString(),
    total,
    rows: page.map(rowOf),
    next:
      rows.length > page.length && last !== undefined
        ? cursorOf({ unit: last.unitPlace, name: last.searchName, personId: last.personId })
        : null,
  })
}

// More than any contest's roster; a workbook of so many takes a few seconds to write.
const mostRows = 100_000

/** All contestants who have not begun, to be taken away as a file: for organisers. */
export const takeNotBegun = async (
  context: Context,
  actor: Actor,
  request: NotBegunFilter,
): Promise<Result<readonly Missing[], WatchRefusal | 'no_watched_unit' | 'not_taking_away'>> => {
  const found = await findWatched(context, actor, request.contest)
  if (!found.ok) return found
  if (!mayTakeAway(actor, found.value.id)) return refuse('not_taking_away')
  const scope = scopeOf(found.value, request)
  return scope.ok ? ok(await readMissing(context.db.query, scope.value, null, mostRows)) : scope
}
