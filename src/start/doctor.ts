import { access, constants, mkdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { Config } from '#src/config.ts'
import { readMigrations, MIGRATIONS_FOLDER } from '#src/platform/db/migrate.ts'
import { leastPostgres, versionText } from './check-database-server.ts'
import { openDatabaseServer, type Say } from './open-installation.ts'

/** What the doctor found: what it looked at, how it is, and what to do where that is wrong. */
export type Finding = {
  readonly check: string
  readonly ok: boolean
  readonly found: string
  /** what to do; empty where all is well */
  readonly remedy: string
}

const finding = (check: string, ok: boolean, found: string, remedy: string): Finding => ({
  check,
  ok,
  found,
  remedy: ok ? '' : remedy,
})

const leastNode = 24
const leastFreeBytes = 1e9
const mostSkewMs = 2000
/** PostgreSQL keeps these for its superuser. */
const reservedConnections = 3

const checkNode = (): Finding => {
  const { node } = process.versions
  const ok = Number.parseInt(node, 10) >= leastNode
  return finding('Node', ok, node, `Start through npm, which brings Node ${leastNode}.`)
}

const checkDataFolder = async (folder: string): Promise<readonly Finding[]> => {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const found = `${folder}: ${error instanceof Error ? error.message : String(error)}`
    return [
      finding('Data folder', false, found, 'Set HOITHI_DATA to a folder this user may write.'),
    ]
  }
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  return [
    finding('Data folder', true, folder, ''),
    finding(
      'Disk space',
      free >= leastFreeBytes,
      `${(free / 1e9).toFixed(1)} GB free`,
      'Free some: below 1 GB the database may stop.',
    ),
  ]
}

const checkWeb = async (): Promise<Finding> => {
  const handler = path.resolve(import.meta.dirname, '../../build/web/handler.js')
  const ok = await access(handler).then(
    () => true,
    () => false,
  )
  return finding('Web app', ok, ok ? 'built' : 'not built', '`npm start` builds it.')
}

const checkAddress = (config: Config): readonly Finding[] => {
  const isLocal = /^(?:127\.|localhost$|::1$)/u.test(config.host)
  const { publicUrl } = config
  const findings = [
    finding(
      'Public address',
      publicUrl !== null || isLocal,
      publicUrl ?? `not set; listening on ${config.host}`,
      'Set PUBLIC_URL to where the public reaches this server, e.g. https://hoithi.example.vn.',
    ),
  ]
  if (publicUrl === null) return findings
  const isSafe = publicUrl.startsWith('https:') || /\/\/(?:127\.|localhost)/u.test(publicUrl)
  const trusts = config.trustProxy !== false
  return [
    ...findings,
    finding(
      'Encryption',
      isSafe,
      isSafe ? 'https' : 'passwords would travel in the clear',
      'Put a proxy with TLS in front and give its https address as PUBLIC_URL.',
    ),
    finding(
      'Proxy',
      trusts || !publicUrl.startsWith('https:'),
      trusts ? String(config.trustProxy) : 'none is trusted',
      'Set TRUST_PROXY to the proxy (loopback when it is on this machine): without it every visitor seems to come from one address, and sign-in limits count them together.',
    ),
  ]
}

type DatabaseFacts = {
  readonly version: number
  readonly connections: number
  readonly now: Date
  readonly hasMigrations: boolean
  readonly hasPeople: boolean
}

const checkServer = (facts: DatabaseFacts, config: Config): readonly Finding[] => {
  const skew = Math.abs(facts.now.getTime() - Date.now())
  const needed = config.databaseConnections + 1 + reservedConnections
  return [
    finding(
      'PostgreSQL',
      facts.version >= leastPostgres,
      `version ${versionText(facts.version)}`,
      'Move to PostgreSQL 15 or newer.',
    ),
    finding(
      'Connections',
      facts.connections >= needed,
      `max_connections ${facts.connections}, ${config.databaseConnections} wanted by one process`,
      `Lower DATABASE_CONNECTIONS, or raise max_connections to ${needed} or more.`,
    ),
    finding(
      'Clock',
      skew <= mostSkewMs,
      `${skew} ms from the database's`,
      'Let both machines keep their clocks by NTP: deadlines depend on them.',
    ),
  ]
}

const checkContents = async (client: pg.Client, facts: DatabaseFacts): Promise<Finding[]> => {
  const known = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }) => name)
  const applied = facts.hasMigrations
    ? (await client.query<{ name: string }>('select name from migration')).rows
    : []
  const pending = known.filter((name) => !applied.some((row) => row.name === name))
  const migrations = finding(
    'Migrations',
    pending.length === 0,
    pending.length === 0 ? `all ${known.length} applied` : `${pending.join(', ')} not applied`,
    '`npm start` applies them; make a backup first.',
  )
  if (!facts.hasPeople) return [migrations]
  const { rows } = await client.query<{ people: number }>(
    "select count(distinct person_id)::int as people from role_grant where role in ('organiser', 'operator')",
  )
  const people = rows[0]?.people ?? 0
  const organisers = finding(
    'Organisers',
    people > 0,
    people > 0 ? `${people} with the role of organiser or operator` : 'nobody',
    'Make one: `npm run hoithi -- user add --help`.',
  )
  return [migrations, organisers]
}

const checkDatabase = async (config: Config, say: Say): Promise<readonly Finding[]> => {
  const server = await openDatabaseServer(config, say)
  const client = new pg.Client({ connectionString: server.url, connectionTimeoutMillis: 10_000 })
  // A connection that breaks also fails the query under way, which tells it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<DatabaseFacts>(
      `select current_setting('server_version_num')::int as version,
         current_setting('max_connections')::int as connections, clock_timestamp() as now,
         to_regclass('migration') is not null as "hasMigrations",
         to_regclass('role_grant') is not null as "hasPeople"`,
    )
    const [facts] = rows
    if (facts === undefined) throw new Error('The database gave no row.')
    return [
      finding('Database', true, config.databaseUrl === null ? 'embedded' : 'of DATABASE_URL', ''),
      ...checkServer(facts, config),
      ...(await checkContents(client, facts)),
    ]
  } finally {
    await client.end()
    await server.stop()
  }
}

/** Looks at everything an installation needs. Never throws: what fails is a finding. */
export const examine = async (config: Config, say: Say): Promise<readonly Finding[]> => {
  const folder = await checkDataFolder(config.dataFolder)
  const database = await checkDatabase(config, say).catch((error: unknown) => [
    finding(
      'Database',
      false,
      error instanceof Error ? error.message || error.name : String(error),
      config.databaseUrl === null
        ? 'The embedded PostgreSQL needs a data folder it may write; see the sentence above.'
        : 'Check DATABASE_URL, and that PostgreSQL runs and lets this machine in (pg_hba.conf).',
    ),
  ])
  return [checkNode(), ...folder, ...database, await checkWeb(), ...checkAddress(config)]
}
