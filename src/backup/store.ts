import type pg from 'pg'
import type { RowBatch } from './backup-file.ts'

type Client = Pick<pg.ClientBase, 'query'>

const batchRows = 1000

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Tables of the product, each after those that it refers to; `migration` is not among them. */
export const listTables = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; refers: string[] }>(`
    select c.relname::text as name,
      coalesce(array_agg(distinct r.relname::text) filter (where r.oid <> c.oid), '{}') as refers
    from pg_class c
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      left join pg_class r on r.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    group by c.relname order by c.relname`)
  const ordered: string[] = []
  let waiting = rows
  while (waiting.length > 0) {
    const ready = waiting.filter(({ refers }) => refers.every((name) => ordered.includes(name)))
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle.')
    ordered.push(...ready.map(({ name }) => name))
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return ordered
}

/** The migrations that made this database. */
export const listMigrations = async (
  client: Client,
): Promise<{ name: string; checksum: string }[]> =>
  (
    await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration order by name',
    )
  ).rows

/** All rows of a table as PostgreSQL writes them, in batches, within the client's transaction. */
export const readRows = async function* (client: Client, table: string): AsyncGenerator<RowBatch> {
  await client.query(
    `declare backup_rows no scroll cursor for select t::text as row from ${quoted(table)} t`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${batchRows} from backup_rows`)
    if (rows.length === 0) break
    yield { table, rows: rows.map(({ row }) => row) }
  }
  await client.query('close backup_rows')
}

/** The first table that holds a row, or null. */
export const findFilledTable = async (client: Client): Promise<string | null> => {
  for (const table of await listTables(client)) {
    const { rows } = await client.query(`select 1 from ${quoted(table)} limit 1`)
    if (rows.length > 0) return table
  }
  return null
}

/** Removes the product's empty tables and functions, so that migrations can start again. */
export const dropEverything = async (client: Client): Promise<void> => {
  for (const table of (await listTables(client)).toReversed())
    await client.query(`drop table ${quoted(table)} cascade`)
  await client.query('delete from migration')
  const { rows } = await client.query<{ drop: string }>(`
    select format('drop function %s cascade', p.oid::regprocedure) as drop
    from pg_proc p left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and d.objid is null`)
  for (const { drop } of rows) await client.query(drop)
}

/** Keeps the tables' own triggers from judging rows that were judged when they were first written. */
export const setTriggers = async (client: Client, state: 'enable' | 'disable'): Promise<void> => {
  for (const table of await listTables(client))
    await client.query(`alter table ${quoted(table)} ${state} trigger user`)
}

/** Writes rows back exactly as they were, identities included; generated columns follow by themselves. */
export const writeRows = async (client: Client, { table, rows }: RowBatch): Promise<void> => {
  const name = quoted(table)
  const columns = await client.query<{ column: string }>(
    `select attname::text as column from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`,
    [name],
  )
  const written = columns.rows.map(({ column }) => quoted(column))
  await client.query(
    `insert into ${name} (${written.join(', ')}) overriding system value
     select ${written.map((column) => `(row).${column}`).join(', ')}
     from (select text::${name} as row from unnest($1::text[]) as texts (text)) rows`,
    [rows],
  )
}

/** Lets every identity go on after the highest one that was written. */
export const advanceIdentities = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select c.relname::text as table, a.attname::text as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`)
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), max) from
         (select max(${quoted(column)}) as max from ${quoted(table)}) highest
       where max is not null`,
      [quoted(table), column],
    )
}
