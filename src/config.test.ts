import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { readConfig, SettingError, settings } from './config.ts'

const read = (env: Record<string, string>) => readConfig(env)

test('without any setting, the server is this machine’s own and keeps its data in ./data', () => {
  assert.deepEqual(read({}), {
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: null,
    databaseConnections: 10,
    dataFolder: path.resolve('data'),
    demo: true,
    trustProxy: false,
    publicUrl: null,
    logLevel: 'warn',
    metricsToken: null,
    smtpUrl: null,
    mailFrom: null,
    traceDays: 180,
    design: false,
  })
})

test('an empty setting is one that is not set', () => {
  assert.deepEqual(read({ PORT: '', DATABASE_URL: ' ', HOITHI_DEMO: '' }), read({}))
})

test('settings are read by their kinds', () => {
  const config = read({
    PORT: '0',
    PUBLIC_URL: 'https://hoithi.example.vn/',
    TRUST_PROXY: 'loopback, 10.0.0.0/8',
    DATABASE_URL: 'postgresql://hoithi@db/hoithi',
    HOITHI_DEMO: 'off',
  })
  assert.equal(config.port, 0)
  assert.equal(config.publicUrl, 'https://hoithi.example.vn')
  assert.deepEqual(config.trustProxy, ['loopback', '10.0.0.0/8'])
  assert.equal(config.databaseUrl, 'postgresql://hoithi@db/hoithi')
  assert.equal(config.demo, false)
  assert.equal(read({ TRUST_PROXY: '2' }).trustProxy, 2)
})

test('a wrong setting is named with what was expected and what was found', () => {
  for (const [name, value] of [
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['HOST', 'http://here'],
    ['PUBLIC_URL', 'hoithi.example.vn'],
    ['PUBLIC_URL', 'https://hoithi.example.vn/thi'],
    ['TRUST_PROXY', 'all of them'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['TRUST_PROXY', '10.0.0.0/8,,'],
    ['DATABASE_CONNECTIONS', '201'],
    ['HOITHI_DEMO', 'maybe'],
    ['LOG_LEVEL', 'loud'],
  ] as const) {
    assert.throws(
      () => read({ [name]: value }),
      (error) => error instanceof SettingError && error.message.includes(`${name}: expected`),
      `${name}=${value}`,
    )
  }
})

test('four connections are the fewest: two for long work, one for its progress, one for answers', () => {
  assert.equal(read({ DATABASE_CONNECTIONS: '4' }).databaseConnections, 4)
  assert.throws(() => read({ DATABASE_CONNECTIONS: '3' }), {
    name: 'SettingError',
    message: 'DATABASE_CONNECTIONS: expected number, 4 to 200, but got “3”',
  })
})

test('all wrong settings are told at once', () => {
  assert.throws(() => read({ PORT: 'x', HOITHI_DEMO: 'x' }), /PORT.*\n.*HOITHI_DEMO/u)
})

test('a secret is not repeated in the message', () => {
  assert.throws(
    () => read({ DATABASE_URL: 'mysql://root:hunter2@db' }),
    (error) => error instanceof SettingError && !error.message.includes('hunter2'),
  )
})

test('every setting has an explanation', () => {
  for (const { name, about, type } of settings) {
    assert.match(name, /^[A-Z_]+$/u)
    assert.ok(about.endsWith('.') && type.length > 0, name)
  }
})

test('mail needs a server and a sender, or neither', () => {
  const smtp = { SMTP_URL: 'smtps://user:secret@mail.example.vn' }
  assert.throws(() => readConfig(smtp), /SMTP_URL and MAIL_FROM/u)
  assert.throws(() => readConfig({ MAIL_FROM: 'hoithi@example.vn' }), /expected both or neither/u)
  assert.throws(() => readConfig({ ...smtp, MAIL_FROM: 'no address' }), /MAIL_FROM: expected/u)
  const { mailFrom } = readConfig({ ...smtp, MAIL_FROM: 'Hội thi <hoithi@example.vn>' })
  assert.equal(mailFrom, 'Hội thi <hoithi@example.vn>')
})
