import { createHash } from 'node:crypto'
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { StartError } from './start-error.ts'

/** A data folder held by this process. */
export type HeldFolder = {
  /** Writes down where this server is reached, for whoever tries to start a second one. */
  readonly announce: (address: string) => Promise<void>
  readonly release: () => Promise<void>
}

const listen = (socket: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(socket, () => resolve(server.unref()))
  })

/**
 * Takes a data folder for this server, created where it is missing. The lock is an abstract
 * socket, which the kernel frees with the process: kill -9 leaves nothing behind. Throws a
 * StartError when another server holds it, or when the folder can't be written.
 */
export const holdDataFolder = async (folder: string): Promise<HeldFolder> => {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} can't be made (${(error as NodeJS.ErrnoException).code}). Set HOITHI_DATA to one that this user may write.`,
    )
  }
  const digest = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
  const note = path.join(folder, 'server.txt')
  const server = await listen(`\0hoithi-server-${digest.slice(0, 32)}`)
  if (server === null) {
    const where = await readFile(note, 'utf8').catch(() => 'not listening yet')
    throw new StartError(
      `Hội Thi already runs on the data folder ${folder} (${where.trim()}). Stop that one first, or give this one a folder of its own with HOITHI_DATA.`,
    )
  }
  return {
    announce: (address) => writeFile(note, `${address}, process ${process.pid}\n`),
    release: async () => {
      await rm(note, { force: true })
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}
