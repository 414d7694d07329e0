import type { Context } from '#src/platform/context.ts'
import { inTreeOrder, type SubUnit } from './rules/sub-unit-tree.ts'
import { readSubUnits } from './sub-unit-store.ts'

/** The sub-units of a unit in a contest, of any depth, as the tree is read. */
export const listSubUnits = async (
  context: Pick<Context, 'db'>,
  contestId: number,
  unitId: number,
): Promise<readonly SubUnit[]> =>
  inTreeOrder(await readSubUnits(context.db.query, contestId, unitId), unitId)
