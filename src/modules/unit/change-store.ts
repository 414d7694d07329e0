import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ChangeEffects, UnitChange, UnitLink } from './unit.ts'

type Executor = Kysely<Tables>

export type RecordedChange = UnitChange & {
  readonly recordedAt: Date
  readonly recordedBy: string | null
}

/** Changes of the tree, the newest first: all, or so many before one of this id. */
export const readChanges = async (
  executor: Executor,
  page: { readonly before: number | null; readonly limit: number } | null = null,
): Promise<readonly RecordedChange[]> => {
  const { rows } = await sql<RecordedChange>`
    select c.id, c.kind, c.effective_on::text as "effectiveOn", c.decision, c.effects,
      c.recorded_at as "recordedAt", person.name as "recordedBy",
      coalesce((select json_agg(json_build_object('from', from_unit_id, 'to', to_unit_id,
          'fromName', from_name, 'toName', to_name) order by from_unit_id, to_unit_id)
        from unit_change_link l where l.change_id = c.id), '[]') as links
    from unit_change c left join person on person.id = c.decided_by
    where ${page?.before ?? null}::bigint is null or c.id < ${page?.before ?? null}
    order by c.id desc limit ${page?.limit ?? null}`.execute(executor)
  return rows
}

/** Writes a change; gives its id. */
export const insertChange = async (
  executor: Executor,
  change: {
    readonly kind: string
    readonly effectiveOn: string
    readonly decision: string | null
    readonly decidedBy: number
    readonly now: Date
    readonly effects: ChangeEffects
    readonly links: readonly UnitLink[]
  },
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into unit_change (kind, effective_on, decision, decided_by, recorded_at, effects)
    values (${change.kind}, ${change.effectiveOn}, ${change.decision}, ${change.decidedBy},
      ${change.now}, ${JSON.stringify(change.effects)})
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a change of units was not written')
  await sql`
    insert into unit_change_link (change_id, from_unit_id, to_unit_id, from_name, to_name)
    select ${id}, "from", "to", "fromName", "toName"
    from jsonb_to_recordset(${JSON.stringify(change.links)}::jsonb)
      as v ("from" bigint, "to" bigint, "fromName" text, "toName" text)`.execute(executor)
  return id
}

/** Forgets a change, with its links. */
export const deleteChange = async (executor: Executor, id: number): Promise<void> => {
  await sql`delete from unit_change where id = ${id}`.execute(executor)
}

/** Those of these units that contests, roles or other changes (but `except`) need. */
export const readUsedUnits = async (
  executor: Executor,
  ids: readonly number[],
  except: number | null,
): Promise<ReadonlySet<number>> => {
  const { rows } = await sql<{ id: number }>`
    select id from unit
    where id = any(${ids}::bigint[]) and (
      exists (select from contest_unit where unit_id = unit.id)
      or exists (select from role_grant where unit_id = unit.id)
      or exists (select from mail where unit_id = unit.id)
      or exists (select from act where unit_id = unit.id)
      or exists (select from unit_place p
        where p.parent_id = unit.id and p.unit_id <> all(${ids}::bigint[])
          and ${except}::bigint is null)
      or exists (select from unit_change_link l
        where (l.from_unit_id = unit.id or l.to_unit_id = unit.id)
          and l.change_id is distinct from ${except}))`.execute(executor)
  return new Set(rows.map(({ id }) => id))
}

/** Deletes units that nothing needs, with their histories. */
export const deleteUnits = async (executor: Executor, ids: readonly number[]): Promise<void> => {
  await sql`delete from unit_name where unit_id = any(${ids}::bigint[])`.execute(executor)
  await sql`delete from unit_place where unit_id = any(${ids}::bigint[])`.execute(executor)
  await sql`delete from unit where id = any(${ids}::bigint[])`.execute(executor)
}

/** The contests that took a unit into their snapshot, the newest first. */
export const readContestsOf = async (
  executor: Executor,
  unitId: number,
): Promise<readonly { readonly slug: string; readonly name: string }[]> => {
  const { rows } = await sql<{ slug: string; name: string }>`
    select slug, definition -> 'name' ->> 'vi' as name
    from contest where id in (select contest_id from contest_unit where unit_id = ${unitId})
    order by id desc`.execute(executor)
  return rows
}
