// `npm run test:faults -- [--rounds N]`: kills and outages under load, and what became of what
// contestants were told. Exits with 1 where anything was lost, doubled, miscounted or refused wrongly.
import { parseArgs } from 'node:util'
import { loadavg } from 'node:os'
import { mountSmallDisk } from './full-disk.ts'
import { withContext } from './installation.ts'
import { killRound, type Trial, victims } from './kills.ts'
import { killBackend, starveDatabase } from './memory.ts'
import { exhaustConnections, fillDisk, pauseDatabase, restartDatabase } from './outages.ts'
import { changeContest } from './processes.ts'
import { abandonTrials, onTrial, type Outcome, type TrialOptions } from './trial.ts'

const LOAD: TrialOptions = { contestants: 16 }
const DISK_MB = 200

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const columns = {
  fault: 30,
  rounds: 7,
  acknowledged: 13,
  lost: 5,
  doubled: 8,
  miscounted: 11,
  busy: 7,
  wrong: 6,
  'slowest reply': 14,
  'slowest restart': 16,
} as const

const row = (cells: readonly (string | number)[]): string =>
  Object.values(columns)
    .map((width, index) => {
      const cell = String(cells[index] ?? '')
      return index === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    .join('')

let failed = false

const report = (fault: string, times: readonly number[], outcome: Outcome): void => {
  const { lost, doubled, miscounted, wrong, words } = outcome
  failed ||= lost + doubled + miscounted + wrong > 0
  print(
    row([
      fault,
      times.length,
      outcome.acknowledged,
      lost,
      doubled,
      miscounted,
      outcome.busy,
      wrong,
      `${(outcome.slowestReplyMs / 1000).toFixed(1)} s`,
      `${(Math.max(...times) / 1000).toFixed(1)} s`,
    ]),
  )
  for (const word of words) print(`  ${word}`)
}

/** Has `fault` done to one installation under load `rounds` times, each giving the time it took to get on. */
const faultOf = async (
  name: string,
  rounds: number,
  fault: (trial: Trial) => Promise<number>,
  options: TrialOptions = LOAD,
): Promise<void> => {
  const times: number[] = []
  const outcome = await onTrial(options, async (trial) => {
    for (let round = 0; round < rounds; round += 1) times.push(await fault(trial))
  })
  report(name, times, outcome)
}

const fullDisk = async (): Promise<void> => {
  const disk = mountSmallDisk(DISK_MB)
  if (disk === null)
    return print('disk full                     not done: this user may not mount a disk')
  try {
    await faultOf('disk full for 8 s', 2, (trial) => fillDisk(trial, disk, 8000), {
      ...LOAD,
      folder: disk.folder,
    })
  } finally {
    disk.unmount()
  }
}

const settingSeen = async (): Promise<void> => {
  const times: number[] = []
  const outcome = await onTrial(
    { ...LOAD, twoServers: true },
    async ({ installation, servers }) => {
      await withContext(await installation.databaseUrl(), async (context) => {
        for (let round = 1; round <= 5; round += 1)
          times.push(await changeContest(context, servers, `doi-${round}`))
      })
    },
  )
  report('two servers: a setting changed', times, outcome)
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '102' } } })
  if (!/^[1-9]\d*$/u.test(values.rounds)) throw new Error('--rounds takes a number of rounds')
  const each = Math.ceil(Number(values.rounds) / victims.length)
  const load = loadavg().map((value) => value.toFixed(1))
  print(
    `${LOAD.contestants} contestants without pause; load of the machine before: ${load.join(' ')}`,
  )
  print(row(Object.keys(columns)))
  for (const victim of victims)
    await faultOf(`kill -9: ${victim}`, each, (trial) => killRound(trial, victim))
  await faultOf('two servers: one killed', 5, (trial) => killRound(trial, 'server'), {
    ...LOAD,
    twoServers: true,
  })
  await settingSeen()
  await faultOf('database stopped for 30 s', 1, (trial) => pauseDatabase(trial, 30_000))
  await faultOf('database restarted', 5, restartDatabase)
  await faultOf('no connection left for 5 s', 3, (trial) => exhaustConnections(trial, 5000))
  await faultOf('no memory left for 5 s', 3, (trial) => starveDatabase(trial, 5000))
  await faultOf('a connection’s process killed', 5, killBackend)
  await fullDisk()
  process.exitCode = failed ? 1 : 0
}

const giveUp = (): void => {
  void abandonTrials().finally(() => process.exit(130))
}
process.once('SIGINT', giveUp).once('SIGTERM', giveUp)
await main()
