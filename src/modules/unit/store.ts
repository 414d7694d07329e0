import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Forest, Unit } from './unit.ts'

type Executor = Kysely<Tables>

/** Lets nobody else change the tree until the transaction ends; it can still be read. */
export const lockTree = async (executor: Executor): Promise<void> => {
  await sql`lock table unit in share row exclusive mode`.execute(executor)
}

const columns = sql`unit.id, unit.code, unit.unit_group as "unitGroup", unit.ordinal,
  unit.staff_count as "staffCount", unit.staff_counted_on::text as "staffCountedOn",
  json_build_object('name', contact_name, 'phone', contact_phone, 'email', contact_email)
    as contact,
  unit.valid_from::text as "validFrom", unit.valid_to::text as "validTo",
  (select json_agg(json_build_object('from', valid_from, 'name', n.name)
      order by valid_from nulls first) from unit_name n where n.unit_id = unit.id) as names,
  coalesce((select json_agg(json_build_object('from', valid_from, 'parentId', p.parent_id)
      order by valid_from nulls first) from unit_place p where p.unit_id = unit.id), '[]') as places`

/** All units with their histories. */
export const readForest = async (executor: Executor): Promise<Forest> => {
  const { rows } = await sql<Unit>`select ${columns} from unit order by id`.execute(executor)
  return new Map(rows.map((unit) => [unit.id, unit]))
}

/** A unit and those directly below it, today or to come. */
export const readFamily = async (executor: Executor, unitId: number): Promise<Forest> => {
  const { rows } = await sql<Unit>`
    select ${columns} from unit where id = ${unitId} or parent_id = ${unitId}
    order by id`.execute(executor)
  return new Map(rows.map((unit) => [unit.id, unit]))
}

/** Those of these codes, or of one of them with a number, that are in use. */
export const readCodesLike = async (
  executor: Executor,
  bases: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ code: string }>`
    select code from unit
    where code = any(${bases}::text[])
      or regexp_replace(code, '-[0-9]+$', '') = any(${bases}::text[])`.execute(executor)
  return rows.map(({ code }) => code)
}

const insert = async (
  executor: Executor,
  units: readonly Unit[],
): Promise<ReadonlyMap<number, number>> => {
  if (units.length === 0) return new Map()
  const given = units.map(({ id, code, names }) => ({ id, code, name: names.at(-1)?.name }))
  const { rows } = await sql<{ id: number; code: string }>`
    insert into unit (code, name)
    select code, name from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as v (id bigint, code text, name text) order by v.id desc
    returning id, code`.execute(executor)
  const byCode = new Map(rows.map(({ id, code }) => [code, id]))
  return new Map(units.map(({ id, code }) => [id, byCode.get(code) ?? id]))
}

const update = async (executor: Executor, units: readonly Unit[]): Promise<void> => {
  const given = units.map(({ names, places, contact, ...unit }) => ({
    ...unit,
    name: names.at(-1)?.name,
    parentId: places.at(-1)?.parentId ?? null,
    contactName: contact.name,
    contactPhone: contact.phone,
    contactEmail: contact.email,
  }))
  await sql`
    update unit set name = v.name, parent_id = v."parentId", unit_group = v."unitGroup",
      ordinal = v.ordinal, staff_count = v."staffCount",
      staff_counted_on = v."staffCountedOn", contact_name = v."contactName",
      contact_phone = v."contactPhone", contact_email = v."contactEmail",
      valid_from = v."validFrom", valid_to = v."validTo"
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as v (id bigint, name text,
      "parentId" bigint, "unitGroup" text, ordinal int, "staffCount" int,
      "staffCountedOn" date, "contactName" text, "contactPhone" text, "contactEmail" text,
      "validFrom" date, "validTo" date)
    where unit.id = v.id`.execute(executor)
}

const rewriteHistory = async (executor: Executor, units: readonly Unit[]): Promise<void> => {
  const ids = units.map(({ id }) => id)
  const names = units.flatMap((unit) => unit.names.map((name) => ({ ...name, id: unit.id })))
  const places = units.flatMap((unit) => unit.places.map((place) => ({ ...place, id: unit.id })))
  await sql`delete from unit_name where unit_id = any(${ids}::bigint[])`.execute(executor)
  await sql`delete from unit_place where unit_id = any(${ids}::bigint[])`.execute(executor)
  await sql`
    insert into unit_name (unit_id, valid_from, name)
    select id, "from", name from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
      as v (id bigint, "from" date, name text)`.execute(executor)
  await sql`
    insert into unit_place (unit_id, valid_from, parent_id)
    select id, "from", "parentId" from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as v (id bigint, "from" date, "parentId" bigint)`.execute(executor)
}

/**
 * Writes units with their histories as they are given, those with a negative id as new ones, which
 * the others may name as their parents; gives the id of each new one by the negative.
 */
export const writeUnits = async (
  executor: Executor,
  units: readonly Unit[],
): Promise<ReadonlyMap<number, number>> => {
  const ids = await insert(
    executor,
    units.filter(({ id }) => id < 0),
  )
  const known = (id: number): number => ids.get(id) ?? id
  const all = units.map((unit) => ({
    ...unit,
    id: known(unit.id),
    places: unit.places.map(({ from, parentId }) => ({
      from,
      parentId: parentId === null ? null : known(parentId),
    })),
  }))
  if (all.length === 0) return ids
  await update(executor, all)
  await rewriteHistory(executor, all)
  return ids
}
