import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a server of this machine on which every byte is counted, whoever asks for it. */
export type CountingProxy = {
  readonly port: number
  /** bytes from the server since the last time this was asked, and connections made */
  readonly take: () => { readonly bytes: number; readonly connections: number }
  readonly close: () => void
}

/** Opens one. */
export const openCountingProxy = async (to: number): Promise<CountingProxy> => {
  const sockets = new Set<Socket>()
  let bytes = 0
  let connections = 0
  const server = createServer((near) => {
    connections += 1
    const far = connect(to, '127.0.0.1')
    far.on('data', (chunk) => (bytes += chunk.length))
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) {
      sockets.add(socket)
      // A browser drops what it no longer needs; what matters fails in the page.
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
  })
  server.listen(randomInt(20_000, 30_000), '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    port: address.port,
    take: () => {
      const taken = { bytes, connections }
      bytes = 0
      connections = 0
      return taken
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
