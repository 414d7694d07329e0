import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const RETRY_MS = 25

/**
 * Runs `work` while no other process of this machine runs under the same name. The lock is an
 * abstract socket, which the kernel frees with the process that holds it: kill -9 leaves nothing
 * to clean up. Throws when the lock isn't free within `waitMs`.
 */
export const withMachineLock = async <T>(
  name: string,
  work: () => Promise<T>,
  waitMs = 120_000,
): Promise<T> => {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 32)
  const giveUpAt = performance.now() + waitMs
  let held = await tryHold(`\0hoithi-${digest}`)
  while (held === null) {
    if (performance.now() > giveUpAt) {
      throw new Error(`Another process has been starting or stopping ${name} for too long.`)
    }
    await sleep(RETRY_MS)
    held = await tryHold(`\0hoithi-${digest}`)
  }
  const server = held
  try {
    return await work()
  } finally {
    await new Promise<void>((done) => server.close(() => done()))
  }
}

const tryHold = (socket: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(socket, () => resolve(server))
  })
