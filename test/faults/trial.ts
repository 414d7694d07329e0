import { check, noFindings } from './check.ts'
import { aCrowd, type Crowd } from './contestants.ts'
import { openInstallation, startServerProcess, withContext } from './installation.ts'
import { acknowledged, newJournal } from './journal.ts'
import { checkTouched, type Trial } from './kills.ts'
import { startLoad } from './load.ts'
import path from 'node:path'

/** What became of a fault. */
export type Outcome = {
  readonly acknowledged: number
  readonly lost: number
  readonly doubled: number
  readonly miscounted: number
  /** refused with "come back later" */
  readonly busy: number
  /** refused otherwise, and servers that ended by themselves */
  readonly wrong: number
  /** the longest wait for a reply */
  readonly slowestReplyMs: number
  /** the first few of what was found, in words */
  readonly words: readonly string[]
}

export type TrialOptions = {
  readonly contestants: number
  /** where to keep the database; a new folder unless said */
  readonly folder?: string
  /** whether a second server runs on the same database, and requests go to both in turn */
  readonly twoServers?: boolean
}

const running = new Set<() => Promise<void>>()

/** Takes down what is running, for who was asked to stop half-way. */
export const abandonTrials = async (): Promise<void> => {
  for (const close of running) await close()
}

/**
 * Sets up an installation under load, lets `work` do its worst, and gives what became of what was
 * acknowledged; nothing is left behind.
 */
export const onTrial = async (
  { contestants, folder, twoServers = false }: TrialOptions,
  work: (trial: Trial) => Promise<void>,
): Promise<Outcome> => {
  const prepared: Crowd[] = []
  const installation = await openInstallation(async (context) => {
    prepared.push(await aCrowd(context, contestants))
  }, folder)
  const servers = [installation.server]
  const close = async (): Promise<void> => {
    for (const server of servers.slice(1)) await server.stop()
    await installation.close()
  }
  running.add(close)
  try {
    const [crowd] = prepared
    if (crowd === undefined) throw new Error('There are no contestants.')
    if (twoServers) {
      const data = path.join(installation.place.home, '..', 'second')
      const url = await installation.databaseUrl()
      servers.push(await startServerProcess({ HOITHI_DATA: data, DATABASE_URL: url }))
    }
    const journal = newJournal()
    const addresses = servers.map(({ address }) => address)
    const load = startLoad(addresses, crowd, journal)
    const trial = { installation, servers, crowd, load, journal, findings: noFindings() }
    try {
      await work(trial)
      await checkTouched(trial)
    } finally {
      await load.stop()
    }
    return await outcomeOf(trial)
  } finally {
    running.delete(close)
    await close()
  }
}

// All that was ever told, once more, at the end.
const outcomeOf = async (trial: Trial): Promise<Outcome> => {
  const { installation, crowd, journal, findings, servers } = trial
  const ids = journal.attempts.keys()
  await withContext(await installation.databaseUrl(), (context) =>
    check(context, crowd.contest, journal, ids, findings),
  )
  const { lost, doubled, miscounted } = findings
  const wrong = [...journal.wrong, ...servers.flatMap(({ failures }) => failures)]
  return {
    acknowledged: acknowledged(journal),
    lost: new Set(lost).size,
    doubled: new Set(doubled).size,
    miscounted: new Set(miscounted).size,
    busy: journal.busy,
    wrong: wrong.length,
    slowestReplyMs: Math.round(journal.slowestMs),
    words: [lost, doubled, miscounted, wrong].flatMap((list) => list.slice(0, 3)),
  }
}
