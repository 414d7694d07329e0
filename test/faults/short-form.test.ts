import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withContext } from './installation.ts'
import { killRound, type Trial, victims } from './kills.ts'
import { killBackend, starveDatabase } from './memory.ts'
import { exhaustConnections, pauseDatabase, restartDatabase } from './outages.ts'
import { changeContest } from './processes.ts'
import { onTrial } from './trial.ts'

// The short form of `npm run test:faults`: each fault once or twice, and no word about how long.
const nothingIsLost = async (
  twoServers: boolean,
  work: (trial: Trial) => Promise<void>,
): Promise<void> => {
  const outcome = await onTrial({ contestants: 6, twoServers }, work)
  const { acknowledged, lost, doubled, miscounted, wrong, words } = outcome
  assert.ok(acknowledged > 0)
  assert.deepEqual(
    { lost, doubled, miscounted, wrong },
    { lost: 0, doubled: 0, miscounted: 0, wrong: 0 },
    words.join('\n'),
  )
}

test('kill -9 of server, database and both, a stop, a restart, no connection and no memory left lose nothing', () =>
  nothingIsLost(false, async (trial) => {
    for (const victim of victims) await killRound(trial, victim)
    await pauseDatabase(trial, 1000)
    await restartDatabase(trial)
    await exhaustConnections(trial, 1000)
    await starveDatabase(trial, 1000)
    await killBackend(trial)
  }))

test('two servers on one database share contestants and settings, and one goes on alone', () =>
  nothingIsLost(true, async (trial) => {
    const { installation, servers } = trial
    await withContext(await installation.databaseUrl(), (context) =>
      changeContest(context, servers, 'doi-ten'),
    )
    await killRound(trial, 'server')
  }))
