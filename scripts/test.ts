// `npm test`: every check and every test; `npm test -- --only unit,lint` runs those steps alone.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { TEST_SETTINGS } from '#test/factories/test-server-settings.ts'
import { checks, type Outcome, type Step, tests } from './test/steps.ts'

const AT_ONCE = 2

const main = async (): Promise<boolean> => {
  process.chdir(path.resolve(import.meta.dirname, '..'))
  // Chromium keeps files under HOME, which a bare environment may lack.
  process.env['HOME'] ??= homedir()
  const chosen = chooseSteps()
  if (chosen === null) return false
  const started = performance.now()
  const failed: string[] = []
  const total = { passed: 0, failed: 0 }
  const perform = async (step: Step): Promise<void> => {
    const outcome = await timed(step)
    total.passed += outcome.counts?.passed ?? 0
    // A check that fails is one failure, so that the last line never says 0 where something did.
    total.failed += outcome.counts?.failed ?? (outcome.ok ? 0 : 1)
    if (!outcome.ok) failed.push(step.name)
  }
  const waiting = checks.filter(chosen)
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await perform(step)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const remaining = tests.filter(chosen)
  if (remaining.length > 0) {
    await withDatabaseServer(async () => {
      for (const step of remaining) await perform(step)
    })
  }
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}.`)
  console.log(`\nTook ${seconds(started)}.\n${total.passed} passed, ${total.failed} failed`)
  return failed.length === 0
}

const chooseSteps = (): ((step: Step) => boolean) | null => {
  const { only } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values
  const wanted = only?.flatMap((names) => names.split(','))
  if (wanted === undefined) return () => true
  const known = [...checks, ...tests].map((step) => step.name)
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length === 0) return (step) => wanted.includes(step.name)
  console.error(`There is no step ${unknown.join(', ')}; the steps are ${known.join(', ')}.`)
  return null
}

const timed = async (step: Step): Promise<Outcome> => {
  const started = performance.now()
  const outcome = await step.run()
  const counts = outcome.counts
  const figures = counts === undefined ? '' : `: ${counts.passed} passed, ${counts.failed} failed`
  console.log(`${outcome.ok ? '✔' : '✖'} ${step.name}${figures} (${seconds(started)})`)
  if (!outcome.ok) console.log(`${outcome.said.trim()}\n`)
  return outcome
}

const withDatabaseServer = async (work: () => Promise<void>): Promise<void> => {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') return work()
  const folder = await mkdtemp(path.join(tmpdir(), 'hoithi-test-run-'))
  // Its user must get in, and a temporary folder is made for its maker alone.
  await chmod(folder, 0o755)
  const embedded = await startEmbedded(folder, console.error, TEST_SETTINGS)
  const cleanUp = async (): Promise<void> => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const giveUp = (): void => {
    void cleanUp().finally(() => process.exit(130))
  }
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp)
  process.env['TEST_DATABASE_URL'] = embedded.url
  try {
    await work()
  } finally {
    await cleanUp()
  }
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

process.exitCode = (await main()) ? 0 : 1
