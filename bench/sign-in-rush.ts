import { verify } from '@node-rs/argon2'
import { hashPassword } from '#src/modules/person/password-hashing.ts'
import { aCrowd } from './crowd.ts'
import { type Rate, rateOf, type Times } from './measure.ts'
import type { Findings } from './report.ts'
import type { Server, Stage } from './stage.ts'
import { openSteadySaves } from './steady-saves.ts'

const password = 'mat-khau-cua-toi-2021'
const signingIn = 50
const savesPerSecond = 400

/** How many sign-ins a second, and what they cost those who are answering meanwhile. */
export const signInRush = async (stage: Stage, seconds: number): Promise<Findings> => {
  const hash = await hashPassword(password)
  if (hash === null) throw new Error('the password was not hashed')
  const bare = await verificationsPerSecond(hash, 2)
  const { contest } = await aCrowd(stage.context, { size: 1000, passwordHash: hash })
  const server = await stage.serve('product-server.ts')
  const saver = await openSteadySaves(stage, server, savesPerSecond)
  const before = await saver.saveFor(seconds)
  const [during, signIns] = await Promise.all([
    saver.saveFor(seconds),
    signInsOf(server, contest.id, seconds),
  ])
  saver.close()
  const row = (who: string, { count, p50, p95, p99 }: Times) => [who, count, p50, p95, p99]
  return {
    tables: [
      {
        title: `Saves, ${savesPerSecond} a second, while people sign in`,
        columns: ['', 'saves', 'p50 ms', 'p95 ms', 'p99 ms'],
        rows: [row('nobody signs in', before), row(`${signingIn} at once sign in`, during)],
      },
      {
        title: 'Signing in with a password of one’s own',
        columns: ['', 'a second', 'p50 ms', 'p99 ms'],
        rows: [
          ['argon2 alone, two at once', bare, '', ''],
          ['sign-ins', signIns.perSecond, signIns.p50, signIns.p99],
        ],
      },
    ],
    holds: [
      {
        what: 'p99 of a save while people sign in, ms, below 1,000',
        measured: during.p99,
        met: during.p99 < 1000,
      },
    ],
    notes: [],
  }
}

const verificationsPerSecond = async (hash: string, atOnce: number): Promise<number> => {
  const began = performance.now()
  const each = 20
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = 0; one < each; one += 1) await verify(hash, password)
    }),
  )
  return (atOnce * each * 1000) / (performance.now() - began)
}

const signInsOf = ({ port }: Server, contestId: number, seconds: number): Promise<Rate> => {
  const options = {
    port,
    connections: signingIn,
    warmUpMs: 0,
    measuredMs: seconds * 1000,
    watched: [],
  }
  return rateOf(options, async (wire, turn, connection, tell) => {
    const number = ((turn * signingIn + connection) % 1000) + 1
    const began = performance.now()
    const body = { username: `bench-${contestId}-${number}`, password }
    const reply = await wire.send('POST', '/api/v1/sessions', '', body)
    if (reply.status !== 201) throw new Error(`signing in: ${reply.status} ${reply.body}`)
    tell(began, performance.now())
  })
}
