import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { test as base } from '@playwright/test'

/** The application as a browser sees it. */
export type Running = {
  /** scheme, host and port */
  readonly origin: string
  /** what the story told */
  readonly told: Readonly<Record<string, string>>
}

const start = async (story: string): Promise<{ child: ChildProcess; running: Running }> => {
  const child = fork(
    resolve(import.meta.dirname, 'serve.ts'),
    [resolve(import.meta.dirname, 'stories', `${story}.ts`)],
    { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const failed = once(child, 'exit').then(() => {
    throw new Error(`The application did not start:\n${said}`)
  })
  const [running] = (await Promise.race([once(child, 'message'), failed])) as [Running]
  failed.catch(() => undefined)
  return { child, running }
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  if (child.connected) child.send('end')
  await gone
}

/**
 * `test` with the real application behind it: `test.use({ story: 'public' })` chooses the data of
 * stories/public.ts. One application serves all tests of a file in a worker.
 */
export const test = base.extend<{ told: Running['told'] }, { story: string; running: Running }>({
  story: ['public', { option: true, scope: 'worker' }],
  running: [
    async ({ story }, use) => {
      const { child, running } = await start(story)
      await use(running)
      await stop(child)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ running }, use) => use(running.origin),
  told: async ({ running }, use) => use(running.told),
})

export { expect } from '@playwright/test'
