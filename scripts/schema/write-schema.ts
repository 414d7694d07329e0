import type { Column, Table } from './describe-schema.ts'

/** Writes tables as schema.sql: for reading and for comparing, not for creating from. */
export const schemaSql = (tables: readonly Table[]): string =>
  `${['-- Written by `npm run schema` from a freshly migrated database. Do not edit.', ...tables.map(tableSql)].join('\n\n')}\n`

const tableSql = (table: Table): string => {
  if (table.query !== null) return `create view ${table.name} as\n${table.query}`
  const lines = [
    ...table.columns.map(columnSql),
    ...table.constraints.map(({ name, definition }) => `constraint ${name} ${definition}`),
  ]
  const options = table.options === null ? '' : ` with (${table.options})`
  const indexes = table.indexes.map(({ definition }) => `\n${definition};`).join('')
  return `create table ${table.name} (\n  ${lines.join(',\n  ')}\n)${options};${indexes}`
}

const columnSql = (column: Column): string =>
  [
    column.name,
    column.type,
    column.notNull ? 'not null' : null,
    column.identity === null ? null : `generated ${column.identity} as identity`,
    column.default === null ? null : `default ${column.default}`,
  ]
    .filter((word) => word !== null)
    .join(' ')

const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  text: 'string',
  timestamptz: 'Date',
  uuid: 'string',
}

/** Writes tables as the types of the query builder. Throws for a type of column not yet known. */
export const tablesTs = (tables: readonly Table[]): string => {
  const types = tables.map(tableType).join('\n\n')
  const entries = tables.map(({ name }) => `  ${name}: ${typeName(name)}`).join('\n')
  const imports = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) =>
    types.includes(`${name}<`),
  )
  const head = [
    '// Written by `npm run schema` from the migrations. Do not edit.',
    `import type { ${imports.join(', ')} } from 'kysely'`,
  ]
  return `${head.join('\n')}\n\n${types}\n\n/** Every table, by its name. */\nexport type Tables = {\n${entries}\n}\n`
}

const tableType = (table: Table): string =>
  `export type ${typeName(table.name)} = {\n${table.columns.map((column) => `  ${column.name}: ${columnType(table, column)}`).join('\n')}\n}`

const columnType = (table: Table, column: Column): string => {
  const base = TYPES[column.baseType]
  if (base === undefined) {
    throw new Error(`${table.name}.${column.name}: no type is known for ${column.type}.`)
  }
  if (column.identity === 'always') return `GeneratedAlways<${base}>`
  // JSON goes in as text, and comes out as what it says.
  if (base === 'unknown') {
    const written = column.notNull ? 'string' : 'string | null'
    const inserted = column.default === null && column.notNull ? written : `${written} | undefined`
    return `ColumnType<unknown, ${inserted}, ${written}>`
  }
  const type = column.notNull ? base : `${base} | null`
  return column.identity !== null || column.default !== null ? `Generated<${type}>` : type
}

const typeName = (table: string): string =>
  `${table.replace(/(?:^|_)([a-z])/gu, (_, letter: string) => letter.toUpperCase())}Table`
