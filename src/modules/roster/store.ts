import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Enrolled } from './rules/plan-roster.ts'

type Executor = Kysely<Tables>

/** Everybody on the roster of a contest. Roles are not looked at: who is enrolled can hold none. */
export const readEnrolled = async (
  executor: Executor,
  contestId: number,
): Promise<readonly Enrolled[]> => {
  const { rows } = await sql<Enrolled>`
    select p.id as "personId", p.username, p.name, p.phone, p.email, false as excluded,
      c.unit_id as "unitId", u.name as unit, c.sub_unit as "subUnit", c.sub_unit_id as "subUnitId",
      c.position, c.nominated, c.birth_date::text as "birthDate", c.citizen_number as "citizenNumber",
      exists (select from attempt a join part on part.id = a.part_id
        where a.person_id = p.id and a.kind = 'official'
          and part.contest_id = c.contest_id) as "hasBegun"
    from contestant c join person p on p.id = c.person_id
    join contest_unit u on u.contest_id = c.contest_id and u.unit_id = c.unit_id
    where c.contest_id = ${contestId}`.execute(executor)
  return rows
}

export type ContestantRow = {
  readonly personId: number
  readonly unitId: number
  readonly subUnit: string | null
  /** null where only its words are known */
  readonly subUnitId: number | null
  readonly position: string | null
  readonly birthDate: string | null
  readonly citizenNumber: string | null
}

/**
 * Enters contestants, or writes their unit anew and, where said, sub-unit and position. Who is named
 * once (`nominated`) stays so.
 */
export const writeContestants = async (
  executor: Executor,
  contestId: number,
  contestants: readonly ContestantRow[],
  as: { readonly nominated: boolean; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into contestant as held
      (contest_id, person_id, unit_id, sub_unit, sub_unit_id, position, birth_date, citizen_number,
        nominated, registered_at)
    select ${contestId}, person_id, unit_id, sub_unit, sub_unit_id, position, birth_date,
      citizen_number, ${as.nominated}, ${as.now}
    from unnest(${contestants.map(({ personId }) => personId)}::bigint[],
      ${contestants.map(({ unitId }) => unitId)}::bigint[],
      ${contestants.map(({ subUnit }) => subUnit)}::text[],
      ${contestants.map(({ subUnitId }) => subUnitId)}::bigint[],
      ${contestants.map(({ position }) => position)}::text[],
      ${contestants.map(({ birthDate }) => birthDate)}::date[],
      ${contestants.map(({ citizenNumber }) => citizenNumber)}::text[])
      as c (person_id, unit_id, sub_unit, sub_unit_id, position, birth_date, citizen_number)
    on conflict (contest_id, person_id) do update set unit_id = excluded.unit_id,
      sub_unit = coalesce(excluded.sub_unit, held.sub_unit),
      -- words without a place in the tree leave none, nor does another unit
      sub_unit_id = case
        when excluded.sub_unit_id is not null then excluded.sub_unit_id
        when excluded.unit_id = held.unit_id
          and (excluded.sub_unit is null or excluded.sub_unit = held.sub_unit)
        then held.sub_unit_id end,
      position = coalesce(excluded.position, held.position),
      birth_date = coalesce(excluded.birth_date, held.birth_date),
      citizen_number = coalesce(excluded.citizen_number, held.citizen_number),
      nominated = held.nominated or excluded.nominated`.execute(executor)
}

/**
 * Takes the standings of people along to the unit that the roster gives them now. An attempt that is
 * ending meanwhile is waited for; one that ends later sees the new unit, since it waits for the
 * caller's transaction: to be called at its end.
 */
export const takeStandingsAlong = async (
  executor: Executor,
  contestId: number,
  personIds: readonly number[],
): Promise<void> => {
  await sql`lock table standing in share row exclusive mode`.execute(executor)
  await sql`
    update standing s set unit_id = c.unit_id from contestant c
    where s.contest_id = ${contestId} and s.person_id = any(${personIds}::bigint[])
      and c.contest_id = s.contest_id and c.person_id = s.person_id
      and s.unit_id <> c.unit_id`.execute(executor)
}
