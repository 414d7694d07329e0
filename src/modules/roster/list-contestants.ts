import type { Contest } from '#src/modules/contest/contest.ts'
import { showsMarks } from '#src/modules/attempt/rules/visibility.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import * as store from './contestant-store.ts'
import { type Desk, type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
import { readPlace, writePlace } from './rules/place-in-list.ts'
import type { ContestantFilter, RosterContestant, RosterPage } from './schema.ts'

/** Whose people a desk looks at, in the words of the store. */
export const reachOf = ({ contest, root, within }: Desk): store.Reach => ({
  contestId: contest.id,
  rootId: root.id,
  within,
})

/** Ids of a sub-unit of the desk and of all below it; null where the desk knows no such one. */
export const subtreeOf = (desk: Desk, code: string): readonly number[] | null => {
  if (code === desk.unit.code) return desk.within
  const top = desk.subUnits.find((one) => one.code === code)
  if (top === undefined) return null
  const ids = new Set([top.id])
  // as a tree is read, each stands after what it is below
  for (const { id, parentId } of desk.subUnits) if (ids.has(parentId)) ids.add(id)
  return [...ids]
}

/** The filter of a request; null where it names a sub-unit that the desk does not know. */
export const filterOf = (desk: Desk, asked: ContestantFilter): store.Filter | null => {
  const { search, subUnit, tookPart, nominated, password } = asked
  const subUnitIds = subUnit === undefined ? null : subtreeOf(desk, subUnit)
  if (subUnit !== undefined && subUnitIds === null && subUnit !== desk.unit.code) return null
  return {
    ...store.everybody,
    search: search === undefined ? null : foldForSearch(search),
    subUnitIds,
    tookPart: tookPart === undefined ? null : tookPart === 'yes',
    nominated: nominated === undefined ? null : nominated === 'yes',
    withSlip: password === undefined ? null : password === 'slip',
  }
}

/**
 * The part whose results the unit is told: the first quiz, once its contestants may know their own.
 */
export const toldPart = ({ parts }: Contest, now: Date): number | null => {
  const part = parts.find(({ quiz }) => quiz !== null)
  return part?.quiz && showsMarks(part.quiz, part.rounds, now) ? part.id : null
}

const contestantPage = (row: store.ContestantRow): RosterContestant => {
  const { correct, total, durationMs, achievedAt } = row
  const isTold = correct !== null && total !== null && durationMs !== null && achievedAt !== null
  return {
    id: String(row.personId),
    name: row.name,
    username: row.username,
    phone: row.phone,
    email: row.email,
    position: row.position,
    subUnit: row.subUnit === null ? null : { code: row.subUnitCode, name: row.subUnit },
    nominated: row.nominated,
    hasOwnPassword: !row.withSlip,
    hasBegun: row.hasBegun,
    tookPart: row.tookPart,
    underWay: row.underWay,
    disqualified: row.disqualified,
    best: isTold ? { correct, total, durationMs, achievedAt: achievedAt.toISOString() } : null,
  }
}

export type ListRefusal = DeskRefusal | 'no_sub_unit' | 'bad_page'

/** A page of a unit's contestants by name, filtered, and how many the filter finds. */
export const listContestants = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  asked: ContestantFilter & { readonly limit: number; readonly after?: string },
): Promise<Result<RosterPage, ListRefusal>> => {
  const opened = await openDesk(context, actor, at, 'correct')
  if (!opened.ok) return opened
  const desk = opened.value
  const filter = filterOf(desk, asked)
  if (filter === null) return refuse('no_sub_unit')
  const after = asked.after === undefined ? null : readPlace(asked.after)
  if (after === null && asked.after !== undefined) return refuse('bad_page')
  const partId = toldPart(desk.contest, context.clock.now())
  const { query } = context.db
  const [total, rows] = await Promise.all([
    store.countContestants(query, reachOf(desk), filter),
    store.readContestants(query, reachOf(desk), filter, { after, limit: asked.limit + 1, partId }),
  ])
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  return ok({
    total,
    rows: rows.slice(0, asked.limit).map(contestantPage),
    next: last === undefined ? null : writePlace(last),
  })
}
