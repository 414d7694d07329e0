import { resolve } from 'node:path'
import proxyAddress from '@fastify/proxy-addr'

/** What the environment decides; `readConfig` is its only reader. */
export type Config = {
  readonly host: string
  /** 0: any free port */
  readonly port: number
  /** null: the embedded PostgreSQL below `dataFolder` */
  readonly databaseUrl: string | null
  readonly databaseConnections: number
  /** absolute path */
  readonly dataFolder: string
  /** whether the first start of an empty database loads the editions and demo people */
  readonly demo: boolean
  /** the proxies whose X-Forwarded-* headers count: none, that many hops, or these addresses */
  readonly trustProxy: false | number | readonly string[]
  /** origin under which the public reaches this server, without a trailing slash */
  readonly publicUrl: string | null
  readonly logLevel: LogLevel
  /** what /metrics asks for from elsewhere than this machine; null: it is shown to none of them */
  readonly metricsToken: string | null
  /** the mail server that letters go out by; null: none are sent */
  readonly smtpUrl: string | null
  /** whom letters come from, as in `Hội thi <hoithi@soctrang.gov.vn>` */
  readonly mailFrom: string | null
  /** how long after a contest's close what browsers did in it is kept */
  readonly traceDays: number
  /** whether /design shows every component in every state */
  readonly design: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** One setting: how it is called, what it may be, and what it does, for people to read. */
export type Setting = {
  readonly name: string
  readonly type: string
  readonly default: string
  readonly about: string
  readonly secret: boolean
}

/** A wrong setting; the message names it and says what was expected. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

type Reader<T> = Setting & { readonly read: (text: string) => T | undefined }

const integer = (text: string, from: number, to: number): number | undefined => {
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : NaN
  return value >= from && value <= to ? value : undefined
}

const httpOrigin = (text: string): string | undefined => {
  const url = URL.parse(text)
  const isOrigin = url !== null && /^https?:$/u.test(url.protocol) && url.pathname === '/'
  return isOrigin && url.search === '' && url.hash === '' ? url.origin : undefined
}

const postgresUrl = (text: string): string | undefined =>
  /^postgres(ql)?:$/u.test(URL.parse(text)?.protocol ?? '') ? text : undefined

const smtpUrl = (text: string): string | undefined =>
  /^smtps?:$/u.test(URL.parse(text)?.protocol ?? '') ? text : undefined

const sender = (text: string): string | undefined =>
  /^(?:[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(text) ? text : undefined

const proxies = (text: string): Config['trustProxy'] | undefined => {
  if (/^\d{1,2}$/u.test(text)) return text === '0' ? false : Number(text)
  const addresses = text.split(',').map((address) => address.trim())
  try {
    proxyAddress.compile(addresses)
    return addresses
  } catch {
    // It throws at what is no address, range or name that it knows.
    return undefined
  }
}

/** Every setting, in the order of the documentation. */
const readers = {
  port: {
    name: 'PORT',
    type: 'port, 0 to 65535',
    default: '3000',
    about: 'Port to listen on; 0 takes any free one and prints it.',
    secret: false,
    read: (text) => integer(text, 0, 65_535),
  },
  host: {
    name: 'HOST',
    type: 'address or host name',
    default: '127.0.0.1',
    about:
      'Address to listen on. The default is reached from this machine only, as behind a proxy; `0.0.0.0` is every IPv4 address.',
    secret: false,
    read: (text) => (/^[\w.:-]+$/u.test(text) ? text : undefined),
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    type: 'http(s) origin without a path',
    default: '',
    about:
      'Where the public reaches this server, e.g. `https://hoithi.soctrang.gov.vn`. Shared links carry it, and with `https` the sign-in cookie is sent over TLS only.',
    secret: false,
    read: httpOrigin,
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    type: 'number of hops, or addresses and networks separated by commas',
    default: '0',
    about:
      'Proxies whose `X-Forwarded-For` tells the visitor’s address. `loopback` for nginx or Caddy on this machine. Sign-in limits count by that address, so trust no one you do not run.',
    secret: false,
    read: proxies,
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    type: 'postgres:// connection string',
    default: '',
    about:
      'PostgreSQL 15 or newer. Empty: an embedded PostgreSQL 18 is started and kept below `HOITHI_DATA`.',
    secret: true,
    read: postgresUrl,
  },
  databaseConnections: {
    name: 'DATABASE_CONNECTIONS',
    type: 'number, 4 to 200',
    default: '10',
    about:
      'Connections this process may hold at once; fewer than 4 would let long work wait for itself. PostgreSQL’s `max_connections` must cover all processes together, and one more each for notices.',
    secret: false,
    read: (text) => integer(text, 4, 200),
  },
  dataFolder: {
    name: 'HOITHI_DATA',
    type: 'folder',
    default: './data',
    about:
      'Everything this server keeps on disk: the embedded database and `demo.json`. Created when missing.',
    secret: false,
    read: (text) => resolve(text),
  },
  demo: {
    name: 'HOITHI_DEMO',
    type: '`on` or `off`',
    default: 'on',
    about:
      'What the first start does with an empty database: `on` loads the sample editions with demo people, `off` leaves it empty and asks for the first organiser’s password.',
    secret: false,
    read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    type: logLevels.map((level) => `\`${level}\``).join(', '),
    default: 'warn',
    about: 'How much is logged, as JSON lines on the standard error. `debug` adds every request.',
    secret: false,
    read: (text) => logLevels.find((level) => level === text),
  },
  metricsToken: {
    name: 'METRICS_TOKEN',
    type: 'at least 16 signs without spaces',
    default: '',
    about:
      'Opens `/metrics` to whoever sends it as `Authorization: Bearer …`. Empty: only this machine itself sees `/metrics`.',
    secret: true,
    read: (text) => (/^[\x21-\x7e]{16,200}$/u.test(text) ? text : undefined),
  },
  smtpUrl: {
    name: 'SMTP_URL',
    type: 'smtp:// or smtps:// address',
    default: '',
    about:
      'Mail server for sign-in slips and reminders, e.g. `smtps://user:password@mail.soctrang.gov.vn`. Empty: nothing is sent, and the desks offer a text to copy instead.',
    secret: true,
    read: smtpUrl,
  },
  mailFrom: {
    name: 'MAIL_FROM',
    type: 'mail address, with a name before it if wanted',
    default: '',
    about:
      'Whom letters come from, e.g. `Hội thi <hoithi@soctrang.gov.vn>`. Needed with `SMTP_URL`.',
    secret: false,
    read: sender,
  },
  traceDays: {
    name: 'HOITHI_TRACE_DAYS',
    type: 'number of days, 1 to 3650',
    default: '180',
    about:
      'How long after a contest’s close the trace of what contestants’ browsers did (time, device, address) is kept. It is deleted afterwards.',
    secret: false,
    read: (text) => integer(text, 1, 3650),
  },
  design: {
    name: 'HOITHI_DESIGN',
    type: '`on` or `off`',
    default: 'off',
    about: 'Whether `/design` shows the design system: every component in every state.',
    secret: false,
    read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
  },
} as const satisfies { readonly [Key in keyof Config]: Reader<Config[Key]> }

/** The settings, for `doctor --settings` and docs/operate.md. */
export const settings: readonly Setting[] = Object.values(readers)

/**
 * Reads the settings out of an environment, the process's own unless given. An empty value means the default, and an empty default
 * means "not set" (null). Throws a SettingError that names every wrong setting.
 */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config => {
  const problems: string[] = []
  const values = Object.entries(readers).map(([key, reader]) => {
    const text = env[reader.name]?.trim() || reader.default
    if (text === '') return [key, null]
    const value = reader.read(text)
    if (value === undefined) {
      const shown = reader.secret ? 'its value (not shown, it is secret)' : `“${text}”`
      problems.push(`${reader.name}: expected ${reader.type}, but got ${shown}`)
    }
    return [key, value]
  })
  const config = Object.fromEntries(values) as Config
  if (problems.length === 0 && (config.smtpUrl === null) !== (config.mailFrom === null))
    problems.push('SMTP_URL and MAIL_FROM: expected both or neither, but got one of them')
  if (problems.length > 0) throw new SettingError(problems.join('\n'))
  return config
}
