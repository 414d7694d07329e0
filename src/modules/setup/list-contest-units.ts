import type { Actor } from '#src/modules/person/actor.ts'
import { listUnits } from '#src/modules/unit/list-units.ts'
import type { UnitCandidates, UnitQuery } from '#src/modules/unit/schema.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { openContestUnits } from './open-contest-units.ts'
import type { ContestUnitList, ContestUnitQuery } from '#src/modules/contest/unit-schema.ts'
import { readSubUnitCodes, readUnitFigures } from './unit-store.ts'

/** The units that compete, in their order, a page at a time. */
export const listContestUnits = async (
  context: Context,
  actor: Actor,
  slug: string,
  query: ContestUnitQuery,
): Promise<Result<ContestUnitList, 'no_contest' | 'forbidden'>> => {
  const contest = await openContestUnits(context, actor, slug)
  if (!contest.ok) return contest
  const all = await readUnitFigures(context.db.query, contest.value.id)
  const words = foldForSearch(query.search ?? '')
  const found = all.filter(
    ({ name, code, unitGroup }) =>
      `${foldForSearch(name)} ${code}`.includes(words) &&
      (query.unitGroup === undefined || query.unitGroup === unitGroup),
  )
  const start = found.findIndex(({ code }) => code === query.after) + 1
  const rows = found.slice(start, start + query.limit)
  return ok({
    rows: rows.map(({ id: _, quotas: _quotas, registrations: _asked, ...row }) => row),
    next: start + rows.length < found.length ? (rows.at(-1)?.code ?? null) : null,
    total: found.length,
    units: all.length,
    staff: all.reduce((sum, { staffCount }) => sum + (staffCount ?? 0), 0),
    uncounted: all.filter(({ staffCount }) => staffCount === null).length,
    groups: [...Map.groupBy(all, ({ unitGroup }) => unitGroup)].map(([unitGroup, units]) => ({
      unitGroup,
      units: units.length,
    })),
  })
}

/** Units of the tree of a day, each with whether it competes already. */
export const listCandidates = async (
  context: Context,
  actor: Actor,
  slug: string,
  query: UnitQuery,
): Promise<Result<UnitCandidates, 'no_contest' | 'forbidden' | 'no_unit'>> => {
  const contest = await openContestUnits(context, actor, slug)
  if (!contest.ok) return contest
  const listed = await listUnits(context, query)
  if (!listed.ok) return listed
  const subUnits = await readSubUnitCodes(context.db.query, contest.value.id)
  const competing = new Set(contest.value.units.map(({ code }) => code))
  const { on, rows, total, next, groups } = listed.value
  return ok({
    on,
    total,
    next,
    groups,
    rows: rows.map(({ code, name, unitGroup, staffCount, path, children }) => ({
      code,
      name,
      unitGroup,
      staffCount,
      path,
      children,
      state: competing.has(code) ? 'competes' : subUnits.has(code) ? 'sub-unit' : 'free',
    })),
  })
}
