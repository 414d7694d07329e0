import pg from 'pg'

/** What the catalogs of a database say of its tables and views: the ground of schema.sql and tables.ts. */
export type Table = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly constraints: readonly Named[]
  readonly indexes: readonly Named[]
  readonly options: string | null
  /** what a view selects; null for a table */
  readonly query: string | null
}
export type Column = {
  readonly name: string
  /** As PostgreSQL writes it: `timestamp(3) with time zone`. */
  readonly type: string
  /** The bare name of the type: `timestamptz`. */
  readonly baseType: string
  readonly notNull: boolean
  readonly identity: 'always' | 'by default' | null
  readonly default: string | null
}
export type Named = { readonly name: string; readonly definition: string }

/** Reads every table and view of the schema `public`, tables and constraints by name, columns in order. */
export const describeSchema = async (url: string): Promise<readonly Table[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ tables: readonly Table[] }>(CATALOGS)).rows[0]?.tables ?? []
  } finally {
    await client.end()
  }
}

// "C" orders names the same way on every server. Not-null constraints are said with the columns.
const CATALOGS = `
select coalesce(json_agg(t order by t.name collate "C"), '[]') as tables from (
  select c.relname as name,
    (select json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'baseType', y.typname,
        'notNull', a.attnotnull,
        'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
        'default', pg_get_expr(d.adbin, d.adrelid)) order by a.attnum)
      from pg_attribute a
      join pg_type y on y.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object(
        'name', k.conname, 'definition', pg_get_constraintdef(k.oid)) order by k.conname collate "C"), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
    (select coalesce(json_agg(json_build_object(
        'name', i.relname, 'definition', pg_get_indexdef(i.oid)) order by i.relname collate "C"), '[]')
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = c.oid
        and not exists (select 1 from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
    ) as indexes,
    array_to_string(c.reloptions, ', ') as options,
    case c.relkind when 'v' then pg_get_viewdef(c.oid) end as query
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
) t`
