import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { processesIn, workingFolderOf } from '#src/platform/db/embedded/process-table.ts'
import { eventually } from '#test/factories/eventually.ts'
import { check, type Findings } from './check.ts'
import type { Crowd } from './contestants.ts'
import { type Installation, type Server, withContext } from './installation.ts'
import { acknowledged, type Journal } from './journal.ts'
import type { Load } from './load.ts'

/** Whom a round kills. */
export const victims = ['server', 'database', 'both'] as const
export type Victim = (typeof victims)[number]

/** An installation under load, and what it is held to. */
export type Trial = {
  readonly installation: Installation
  /** the installation's own, and others on its database */
  readonly servers: readonly Server[]
  readonly crowd: Crowd
  readonly load: Load
  readonly journal: Journal
  readonly findings: Findings
}

const LOADED_MS = { least: 100, most: 1200 }
const ENOUGH_ACKNOWLEDGED = 50

/** Lets contestants work for a random time, until there is something to lose. */
export const untilLoaded = async ({ journal }: Trial): Promise<void> => {
  const before = acknowledged(journal)
  await sleep(randomInt(LOADED_MS.least, LOADED_MS.most))
  while (acknowledged(journal) - before < ENOUGH_ACKNOWLEDGED) await sleep(5)
}

/** Sends SIGKILL; gives the instant at which the victim was gone and the next one may come. */
const kill = async (installation: Installation, victim: Victim): Promise<number> => {
  const { server, postmaster, place } = installation
  const pid = postmaster()
  if (pid === null) throw new Error('There is no database to kill.')
  // Those the postmaster started may still finish what they do: they are the old database too.
  const old = processesIn(place.cluster)
  if (victim !== 'server') process.kill(pid, 'SIGKILL')
  if (victim !== 'database') await server.kill()
  if (victim !== 'server')
    await eventually('the database is gone', () =>
      old.some((one) => workingFolderOf(one) === place.cluster) ? null : true,
    )
  return performance.now()
}

/**
 * One round: kills at a random instant under load, waits until contestants get on, and checks all
 * that they were told since the last check. Gives the milliseconds from the kill to the first
 * acknowledgement of a request that began after it.
 */
export const killRound = async (trial: Trial, victim: Victim): Promise<number> => {
  const { installation, load } = trial
  await untilLoaded(trial)
  const killedAt = performance.now()
  const goneAt = await kill(installation, victim)
  const backAfterMs = (await load.acknowledgedSince(goneAt)) - killedAt
  await checkTouched(trial)
  return backAfterMs
}

/** Pauses the load, checks what contestants were told since the last check, and goes on. */
export const checkTouched = async (trial: Trial): Promise<void> => {
  const { installation, crowd, load, journal, findings } = trial
  await load.pause()
  const ids = [...journal.touched]
  await withContext(await installation.databaseUrl(), (context) =>
    check(context, crowd.contest, journal, ids, findings),
  )
  for (const id of ids) {
    // An attempt under way will be told more.
    if (journal.attempts.get(id)?.result !== null) journal.touched.delete(id)
  }
  load.resume()
}
