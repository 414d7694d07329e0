import { setTimeout as sleep } from 'node:timers/promises'
import { verify } from '@node-rs/argon2'
import { hashPassword } from '#src/modules/person/password-hashing.ts'
import { startPath } from './contenders.ts'
import { aCrowd } from './crowd.ts'
import { type Rate, rateOf, timesOf, type Times } from './measure.ts'
import type { Findings } from './report.ts'
import { sharedWires } from './shared-wires.ts'
import type { Server, Stage } from './stage.ts'

const password = 'mat-khau-cua-toi-2021'
const signingIn = 50
const answering = 64
const savesPerSecond = 400

/** How many sign-ins a second, and what they cost those who are answering meanwhile. */
export const signInRush = async (stage: Stage, seconds: number): Promise<Findings> => {
  const hash = await hashPassword(password)
  if (hash === null) throw new Error('the password was not hashed')
  const bare = await verificationsPerSecond(hash, 2)
  const { contest } = await aCrowd(stage.context, { size: 1000, passwordHash: hash })
  const server = await stage.serve('product-server.ts')
  const saver = await openSavers(stage, server)
  const before = await saver.saveFor(seconds)
  let rate: Rate | null = null
  const [during] = await Promise.all([
    saver.saveFor(seconds),
    signInsOf(server, contest.id, seconds).then((measured) => (rate = measured)),
  ])
  saver.close()
  const signIns = rate as Rate | null
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
          ['sign-ins', signIns?.perSecond ?? 0, signIns?.p50 ?? 0, signIns?.p99 ?? 0],
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

/** Contestants with an open attempt each, who save at an even pace. */
const openSavers = async (stage: Stage, { port }: Server) => {
  const { contest, cookies } = await aCrowd(stage.context, { size: answering })
  const wires = sharedWires(port, answering)
  const attempts = await Promise.all(
    cookies.map(async (cookie, person) => {
      const { body } = await wires.send(person, 'POST', startPath(contest), cookie)
      return (JSON.parse(body) as { id: string }).id
    }),
  )
  let sequence = 0
  const save = async (person: number, due: number): Promise<number> => {
    await sleep(due - performance.now())
    sequence += 1
    const answers = { [(sequence % 15) + 1]: [(sequence % 4) + 1] }
    const path = `/api/v1/attempts/${attempts[person]}/answers`
    const reply = await wires.send(person, 'PUT', path, cookies[person] ?? '', {
      sequence,
      answers,
    })
    if (reply.status !== 200) throw new Error(`saving: ${reply.status} ${reply.body}`)
    return performance.now() - due
  }
  const saveFor = async (seconds: number): Promise<Times> => {
    const begins = performance.now() + 100
    const saves = Array.from({ length: seconds * savesPerSecond }, (_, index) =>
      save(index % answering, begins + (index * 1000) / savesPerSecond),
    )
    return timesOf(await Promise.all(saves))
  }
  return { saveFor, close: wires.close }
}
