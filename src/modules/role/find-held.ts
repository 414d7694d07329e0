import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { RolesDesk } from './open-roles.ts'
import { mayHandOut } from './policy.ts'
import { lineOf } from './rules/unit-line.ts'
import { type HolderRow, readHolder, readUnits } from './store.ts'

/**
 * A role held in the contest, for who disposes over it; null where it is held no more, or is none of
 * theirs: which of the two, they do not learn.
 */
export const findHeld = async (
  executor: Kysely<Tables>,
  { contest, reach }: RolesDesk,
  grant: string,
): Promise<HolderRow | null> => {
  const held = await readHolder(executor, contest.id, Number(grant))
  if (held === undefined) return null
  if (reach === 'all') return held
  const units = await readUnits(executor, contest.id)
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]))
  const line = held.unitId === null ? [] : lineOf(parents, held.unitId)
  return mayHandOut(reach, held.role, line) ? held : null
}
