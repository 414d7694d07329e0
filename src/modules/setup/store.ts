import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

/** A unit that a person coordinates in a contest, with the contest's name of it. */
export type CoordinatedUnit = {
  readonly contestId: number
  readonly code: string
  readonly name: string
}

/** The units, or sub-units, that a person coordinates, in the order of their contests. */
export const readCoordinatedUnits = async (
  executor: Executor,
  personId: number,
): Promise<readonly CoordinatedUnit[]> => {
  const { rows } = await sql<CoordinatedUnit>`
    select g.contest_id as "contestId", unit.code, cu.name
    from role_grant g
      join contest_unit cu on cu.contest_id = g.contest_id and cu.unit_id = g.unit_id
      join unit on unit.id = g.unit_id
    where g.person_id = ${personId} and g.role = 'unit_coordinator'
    order by g.contest_id, cu.position`.execute(executor)
  return rows
}
