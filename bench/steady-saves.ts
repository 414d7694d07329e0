import { setTimeout as sleep } from 'node:timers/promises'
import { startPath } from './contenders.ts'
import { aCrowd } from './crowd.ts'
import { timesOf, type Times } from './measure.ts'
import { sharedWires } from './shared-wires.ts'
import type { Server, Stage } from './stage.ts'

const people = 64

/** Saves at an even pace, to tell what something else costs those who are answering. */
export type SteadySaves = {
  readonly perSecond: number
  /** Saves for so many seconds; times from the instant each was due. Throws where one is refused. */
  readonly saveFor: (seconds: number) => Promise<Times>
  readonly close: () => void
}

/** Contestants with an open attempt each on this server, who save when told. */
export const openSteadySaves = async (
  stage: Stage,
  { port }: Server,
  perSecond: number,
): Promise<SteadySaves> => {
  const { contest, cookies } = await aCrowd(stage.context, { size: people })
  const wires = sharedWires(port, people)
  const attempts = await Promise.all(
    cookies.map(async (cookie, person) => {
      const { body } = await wires.send(person, 'POST', startPath(contest), cookie)
      return (JSON.parse(body) as { id: string }).id
    }),
  )
  let sequence = 0
  const save = async (person: number, due: number): Promise<number> => {
    await sleep(Math.max(0, due - performance.now()))
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
    const saves = Array.from({ length: seconds * perSecond }, (_, index) =>
      save(index % people, begins + (index * 1000) / perSecond),
    )
    return timesOf(await Promise.all(saves))
  }
  return { perSecond, saveFor, close: wires.close }
}
