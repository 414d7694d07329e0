import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ContestDefinition, StoredFile, UnitDefinition } from './definition.ts'

type Executor = Kysely<Tables>

export type ContestRow = {
  readonly id: number
  readonly definition: ContestDefinition
  readonly stage: 'draft' | 'checked' | 'open'
  readonly revision: number
}
export type RoundRow = { readonly id: number; readonly code: string }
export type PartRow = {
  readonly id: number
  readonly code: string
  readonly bank_id: number | null
}
export type UnitRow = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly unit_group: string
  readonly staff_count: number | null
}

/** The contest of this slug or id. */
export const readContest = async (
  executor: Executor,
  key: string | number,
): Promise<ContestRow | undefined> => {
  const condition = typeof key === 'number' ? sql`id = ${key}` : sql`slug = ${key}`
  const { rows } = await sql<ContestRow>`
    select id, definition, stage, revision from contest where ${condition}`.execute(executor)
  return rows[0]
}

/** Slugs of all contests that the public may see. */
export const readSlugs = async (executor: Executor): Promise<string[]> => {
  const { rows } = await sql<{ slug: string }>`
    select slug from contest where stage = 'open' order by slug`.execute(executor)
  return rows.map((row) => row.slug)
}

/** Definitions of the contests with a part that draws from this bank. */
export const readDefinitionsOfBank = async (
  executor: Executor,
  bankId: number,
): Promise<readonly Pick<ContestRow, 'definition' | 'stage'>[]> => {
  const { rows } = await sql<Pick<ContestRow, 'definition' | 'stage'>>`
    select definition, stage from contest
    where id in (select contest_id from part where bank_id = ${bankId})
    order by slug`.execute(executor)
  return rows
}

/** Rounds in the order of the file. */
export const readRounds = async (
  executor: Executor,
  contestId: number,
): Promise<readonly RoundRow[]> => {
  const { rows } = await sql<RoundRow>`
    select id, code from round
    where contest_id = ${contestId} order by position`.execute(executor)
  return rows
}

/** Parts in the order of the file. */
export const readParts = async (
  executor: Executor,
  contestId: number,
): Promise<readonly PartRow[]> => {
  const { rows } = await sql<PartRow>`
    select id, code, bank_id from part
    where contest_id = ${contestId} order by position`.execute(executor)
  return rows
}

/** The contest's snapshot of the units that compete, in the order of units.csv. */
export const readUnits = async (
  executor: Executor,
  contestId: number,
): Promise<readonly UnitRow[]> => {
  const { rows } = await sql<UnitRow>`
    select unit.id, unit.code, contest_unit.name, contest_unit.unit_group, contest_unit.staff_count
    from contest_unit join unit on unit.id = unit_id
    where contest_id = ${contestId} and parent_unit_id is null order by position`.execute(executor)
  return rows
}

/** The files of the edition as imported, by path. */
export const readFiles = async (
  executor: Executor,
  contestId: number,
): Promise<readonly StoredFile[]> => {
  const { rows } = await sql<StoredFile>`
    select path, bytes from contest_file
    where contest_id = ${contestId} order by path collate "C"`.execute(executor)
  return rows
}

/** One file of the edition. */
export const readFile = async (
  executor: Executor,
  contestId: number,
  path: string,
): Promise<Uint8Array | undefined> => {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from contest_file
    where contest_id = ${contestId} and path = ${path}`.execute(executor)
  return rows[0]?.bytes
}

/** SHA-256 of one file of the edition. */
export const readFileHash = async (
  executor: Executor,
  contestId: number,
  path: string,
): Promise<Uint8Array | undefined> => {
  const { rows } = await sql<{ sha256: Uint8Array }>`
    select sha256 from contest_file
    where contest_id = ${contestId} and path = ${path}`.execute(executor)
  return rows[0]?.sha256
}

/** Creates the contest or writes its definition anew; gives its id. */
export const writeContest = async (
  executor: Executor,
  definition: ContestDefinition,
  now: Date,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into contest (slug, definition, demo, created_at, changed_at)
    values (${definition.slug}, ${JSON.stringify(definition)}, ${definition.demo}, ${now}, ${now})
    on conflict (slug) do update set definition = excluded.definition, demo = excluded.demo,
      changed_at = excluded.changed_at, revision = contest.revision + 1
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('contest was not written')
  return id
}

/** Makes the rounds those of the definition: by code, so that a round's id outlives a change. */
export const writeRounds = async (
  executor: Executor,
  contestId: number,
  rounds: ContestDefinition['rounds'],
): Promise<void> => {
  await sql`
    delete from round
    where contest_id = ${contestId} and code <> all(${rounds.map((round) => round.code)})`.execute(
    executor,
  )
  await sql`
    insert into round (contest_id, code, kind, position, starts_at, ends_at)
    select ${contestId}, code, kind, position, starts_at, ends_at
    from unnest(${rounds.map((round) => round.code)}::text[],
      ${rounds.map((round) => round.kind)}::text[],
      ${rounds.map((round) => round.start)}::timestamptz[],
      ${rounds.map((round) => round.end)}::timestamptz[])
      with ordinality as file (code, kind, starts_at, ends_at, position)
    on conflict (contest_id, code) do update set kind = excluded.kind,
      position = excluded.position, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at`.execute(executor)
}

/** Makes the parts those of the definition; `banks` gives the id of each bank by its slug. */
export const writeParts = async (
  executor: Executor,
  contestId: number,
  parts: ContestDefinition['parts'],
  banks: ReadonlyMap<string, number>,
): Promise<void> => {
  await sql`
    delete from part
    where contest_id = ${contestId} and code <> all(${parts.map((part) => part.code)})`.execute(
    executor,
  )
  await sql`
    insert into part (contest_id, code, kind, position, bank_id)
    select ${contestId}, code, kind, position, bank_id
    from unnest(${parts.map((part) => part.code)}::text[],
      ${parts.map((part) => part.kind)}::text[],
      ${parts.map((part) => (part.quiz === null ? null : (banks.get(part.quiz.bank) ?? null)))}::bigint[])
      with ordinality as file (code, kind, bank_id, position)
    on conflict (contest_id, code) do update set kind = excluded.kind,
      position = excluded.position, bank_id = excluded.bank_id`.execute(executor)
}

/**
 * Makes the units that compete those of the file; one that leaves takes its sub-units along. A unit
 * itself is never deleted, only made.
 */
export const writeUnits = async (
  executor: Executor,
  contestId: number,
  units: readonly UnitDefinition[],
): Promise<void> => {
  const codes = units.map((unit) => unit.code)
  const names = units.map((unit) => unit.name)
  const groups = units.map((unit) => unit.unitGroup)
  const staff = units.map((unit) => unit.staffCount)
  await sql`
    with made as (
      insert into unit (code, name, unit_group, staff_count, ordinal)
      select * from unnest(${codes}::text[], ${names}::text[], ${groups}::text[],
        ${staff}::int[]) with ordinality
      on conflict (code) do nothing returning id, name)
    insert into unit_name (unit_id, name) select id, name from made`.execute(executor)
  await sql`
    delete from contest_unit using unit
    where contest_id = ${contestId} and unit.id = unit_id and parent_unit_id is null
      and code <> all(${codes})`.execute(executor)
  await sql`
    insert into contest_unit as held
      (contest_id, unit_id, position, name, unit_group, staff_count)
    select ${contestId}, unit.id, position, file.name, file.unit_group, file.staff_count
    from unnest(${codes}::text[], ${names}::text[], ${groups}::text[], ${staff}::int[])
      with ordinality as file (code, name, unit_group, staff_count, position)
    join unit on unit.code = file.code
    on conflict (contest_id, unit_id) do update set position = excluded.position,
      parent_unit_id = null, name = excluded.name, unit_group = excluded.unit_group,
      staff_count = excluded.staff_count,
      -- a file says no day: it is known as long as the count is the same
      staff_counted_on = case when held.staff_count = excluded.staff_count
        then held.staff_counted_on end`.execute(executor)
}

/** Makes the stored files those of the folder. */
export const writeFiles = async (
  executor: Executor,
  contestId: number,
  files: readonly StoredFile[],
): Promise<void> => {
  await sql`
    delete from contest_file where contest_id = ${contestId}`.execute(executor)
  for (const file of files)
    await sql`
      insert into contest_file (contest_id, path, bytes)
      values (${contestId}, ${file.path}, ${Buffer.from(file.bytes)})`.execute(executor)
}

/** Writes one file of the edition anew; none where the edition was not made from files. */
export const rewriteFile = async (
  executor: Executor,
  contestId: number,
  path: string,
  bytes: Uint8Array,
): Promise<void> => {
  await sql`
    update contest_file set bytes = ${Buffer.from(bytes)}
    where contest_id = ${contestId} and path = ${path}`.execute(executor)
}

/** Writes when the staff of units was counted, by their codes. */
export const writeStaffDates = async (
  executor: Executor,
  contestId: number,
  dates: readonly { readonly code: string; readonly staffCountedOn: string | null }[],
): Promise<void> => {
  await sql`
    update contest_unit set staff_counted_on = v."staffCountedOn"
    from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb)
      as v (code text, "staffCountedOn" date) join unit on unit.code = v.code
    where contest_id = ${contestId} and unit_id = unit.id`.execute(executor)
}

/** Counts a change of the contest. */
export const countChange = async (
  executor: Executor,
  contestId: number,
  now: Date,
): Promise<void> => {
  await sql`
    update contest set revision = revision + 1, changed_at = ${now}
    where id = ${contestId}`.execute(executor)
}
