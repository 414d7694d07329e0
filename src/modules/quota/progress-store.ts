import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Parent } from './store.ts'

type Executor = Kysely<Tables>

/** Contestants of a place, counted. */
export type Counted = {
  readonly nominated: number
  readonly registered: number
  readonly tookPart: number
}

export type ChildRow = Counted & {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly unitGroup: string | null
  readonly staffCount: number | null
  readonly coordinators: readonly string[]
  readonly hasSubUnits: boolean
}

// Every contestant stands at the sub-unit they belong to, else at the unit itself.
const counted = (contestId: number) => sql`
  select coalesce(c.sub_unit_id, c.unit_id) as place, count(*) filter (where c.nominated) as nominated,
    count(*) as registered, count(took.person_id) as took_part
  from contestant c
    left join (
      select distinct person_id from took_part where contest_id = ${contestId}
    ) took on took.person_id = c.person_id
  where c.contest_id = ${contestId} and not c.disqualified
  group by place`

/** The children of a parent, each with the contestants of itself and of all below it. */
export const readChildren = async (
  executor: Executor,
  { contestId, parentUnitId }: Parent,
): Promise<readonly ChildRow[]> => {
  const { rows } = await sql<ChildRow>`
    with recursive tree as (
      select unit_id as child, unit_id from contest_unit
      where contest_id = ${contestId} and parent_unit_id is not distinct from ${parentUnitId}
      union all
      select tree.child, cu.unit_id from tree join contest_unit cu
        on cu.contest_id = ${contestId} and cu.parent_unit_id = tree.unit_id
    ), counted as (${counted(contestId)}), summed as (
      select child, sum(nominated) as nominated, sum(registered) as registered,
        sum(took_part) as took_part
      from tree join counted on place = tree.unit_id group by child)
    select unit.id as "unitId", unit.code, cu.name, cu.unit_group as "unitGroup",
      cu.staff_count as "staffCount", coalesce(nominated, 0)::int as nominated,
      coalesce(registered, 0)::int as registered, coalesce(took_part, 0)::int as "tookPart",
      array(select p.name from role_grant g join person p on p.id = g.person_id
        where g.contest_id = cu.contest_id and g.unit_id = cu.unit_id
          and g.role = 'unit_coordinator' order by p.name) as coordinators,
      exists (select from contest_unit below
        where below.contest_id = cu.contest_id and below.parent_unit_id = cu.unit_id) as "hasSubUnits"
    from contest_unit cu join unit on unit.id = cu.unit_id
      left join summed on child = cu.unit_id
    where cu.contest_id = ${contestId} and cu.parent_unit_id is not distinct from ${parentUnitId}
    order by cu.position, cu.name`.execute(executor)
  return rows
}

/** The contestants of a unit who belong to none of its sub-units. */
export const readUnplaced = async (
  executor: Executor,
  contestId: number,
  unitId: number,
): Promise<Counted> => {
  const { rows } = await sql<Counted>`
    with counted as (${counted(contestId)})
    select nominated::int, registered::int, took_part::int as "tookPart"
    from counted where place = ${unitId}`.execute(executor)
  return rows[0] ?? { nominated: 0, registered: 0, tookPart: 0 }
}

/** What a unit is within a contest. */
export type PlacedUnit = {
  readonly unitGroup: string | null
  readonly staffCount: number | null
  readonly parentUnitId: number | null
}

/** A unit as the contest's snapshot has it. */
export const readPlacedUnit = async (
  executor: Executor,
  contestId: number,
  unitId: number,
): Promise<PlacedUnit | undefined> => {
  const { rows } = await sql<PlacedUnit>`
    select unit_group as "unitGroup", staff_count as "staffCount",
      parent_unit_id as "parentUnitId"
    from contest_unit where contest_id = ${contestId} and unit_id = ${unitId}`.execute(executor)
  return rows[0]
}

/** Who coordinates these units, with where to write to them. */
export const readCoordinators = async (
  executor: Executor,
  contestId: number,
  unitIds: readonly number[],
): Promise<readonly { unitId: number; personId: number; name: string; email: string | null }[]> => {
  const { rows } = await sql<{
    unitId: number
    personId: number
    name: string
    email: string | null
  }>`
    select g.unit_id as "unitId", p.id as "personId", p.name, p.email
    from role_grant g join person p on p.id = g.person_id
    where g.contest_id = ${contestId} and g.role = 'unit_coordinator'
      and g.unit_id = any(${unitIds}::bigint[])
    order by g.unit_id, p.id`.execute(executor)
  return rows
}

/** What else waits for a coordinator: of a unit and all below it. */
export type Waiting = {
  readonly registrations: number
  readonly neverSignedIn: number
  readonly notYetTakenPart: number
  readonly mailFailures: number
}

/** Counts what waits at a unit and all below it; failures of mail since an instant. */
export const readWaiting = async (
  executor: Executor,
  contestId: number,
  unitId: number,
  since: Date,
): Promise<Waiting> => {
  const { rows } = await sql<Waiting>`
    with recursive below as (
      select unit_id from contest_unit where contest_id = ${contestId} and unit_id = ${unitId}
      union all
      select cu.unit_id from below join contest_unit cu
        on cu.contest_id = ${contestId} and cu.parent_unit_id = below.unit_id
    ), people as (
      select p.must_set_password, not exists (
          select from took_part t
          where t.contest_id = ${contestId} and t.person_id = c.person_id) as idle
      from contestant c join person p on p.id = c.person_id
      where c.contest_id = ${contestId} and not c.disqualified
        and coalesce(c.sub_unit_id, c.unit_id) in (select unit_id from below))
    select
      (select count(*)::int from registration
        where contest_id = ${contestId} and state = 'waiting'
          and unit_id in (select unit_id from below)) as registrations,
      (select count(*)::int from people where must_set_password) as "neverSignedIn",
      (select count(*)::int from people where idle) as "notYetTakenPart",
      (select count(*)::int from mail
        where contest_id = ${contestId} and unit_id in (select unit_id from below)
          and failure is not null and queued_at > ${since}) as "mailFailures"`.execute(executor)
  return rows[0] ?? { registrations: 0, neverSignedIn: 0, notYetTakenPart: 0, mailFailures: 0 }
}
