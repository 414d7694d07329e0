import type { Contest } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import { cursorOf, parseCursor } from './rules/cursor.ts'
import { maskedPhone, searchWords } from './rules/search.ts'
import type { ContestantList, ContestantQuery } from './schema.ts'
import { type ContestantFilter, countContestants, readContestants } from './store.ts'
import { choicesOf, type PlacedUnit, placedUnits, unitWithBelow } from './unit-choices.ts'

/** One page of a contest's contestants by name, found by part of a name, username, phone or unit. */
export const listContestants = async (
  context: Context,
  actor: Actor,
  request: ContestantQuery & { readonly contest: string },
): Promise<Result<ContestantList, DeskRefusal | 'bad_contestant_cursor'>> => {
  const opened = await openContestants(context, actor, request.contest, 'look')
  if (!opened.ok) return opened
  const after = request.after === undefined ? null : parseCursor(request.after)
  if (request.after !== undefined && after === null) return refuse('bad_contestant_cursor')
  const units = await placedUnits(context, opened.value.contest)
  const filter = filterFrom(opened.value.contest, units, request)
  const { query } = context.db
  const [total, found] = await Promise.all([
    after === null ? countContestants(query, filter) : null,
    readContestants(query, filter, after, request.limit + 1),
  ])
  const page = found.slice(0, request.limit)
  const last = page.at(-1)
  return ok({
    total,
    rows: page.map((one) => ({
      username: one.username,
      name: one.name,
      phone: maskedPhone(one.phone),
      unit: one.unit,
      subUnit: one.subUnit,
      tookPart: one.tookPart,
      underWay: one.underWay,
      disqualified: one.disqualified,
      selfRegistered: !one.nominated,
    })),
    next: found.length > request.limit && last ? cursorOf(last) : null,
    units: choicesOf(units),
  })
}

const filterFrom = (
  contest: Contest,
  units: readonly PlacedUnit[],
  request: ContestantQuery,
): ContestantFilter => {
  const { unit, unitGroup } = request
  const folded = units.map(({ id, name }) => ({ id, name: foldForSearch(name) }))
  return {
    contestId: contest.id,
    words: searchWords(request.search ?? '').map((word) => ({
      word,
      unitIds: folded.filter(({ name }) => name.includes(word)).map(({ id }) => id),
    })),
    unitIds:
      unit === undefined && unitGroup === undefined
        ? null
        : (unit === undefined ? units : unitWithBelow(units, unit))
            .filter((one) => unitGroup === undefined || one.unitGroup === unitGroup)
            .map(({ id }) => id),
    tookPart: request.tookPart ?? null,
    disqualified: request.disqualified ?? null,
    selfRegistered: request.selfRegistered ?? null,
  }
}
