import { connect, type Socket } from 'node:net'

export type WireReply = { readonly status: number; readonly body: string }

/** One kept-alive HTTP/1.1 connection, one request at a time. */
export type Wire = {
  readonly send: (
    method: string,
    path: string,
    cookie: string,
    body?: unknown,
  ) => Promise<WireReply>
  readonly isOpen: () => boolean
  readonly close: () => void
}

type Waiting = { resolve: (reply: WireReply) => void; reject: (error: Error) => void }

/**
 * Opens a connection to a port of this machine. It reads only what these servers send (a status
 * line, a content-length or chunks), so that the load costs little of the two cores it shares.
 */
export const openWire = async (port: number): Promise<Wire> => {
  const socket = await opened(port)
  let received = Buffer.alloc(0)
  let waiting: Waiting | null = null
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const reply = takeReply(received)
    if (reply === null || waiting === null) return
    received = Buffer.alloc(0)
    const { resolve } = waiting
    waiting = null
    resolve(reply)
  })
  const fail = (error?: Error): void => {
    waiting?.reject(error ?? new Error('the server closed the connection'))
    waiting = null
  }
  socket.on('error', fail)
  socket.on('close', () => fail())
  return {
    send: (method, path, cookie, body) => {
      const { promise, resolve, reject } = Promise.withResolvers<WireReply>()
      waiting = { resolve, reject }
      const text = body === undefined ? '' : JSON.stringify(body)
      const type = body === undefined ? '' : 'content-type: application/json\r\n'
      socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n${type}` +
          `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      )
      return promise
    },
    isOpen: () => !socket.destroyed && !socket.readableEnded,
    close: () => {
      socket.removeAllListeners('close')
      socket.destroy()
    },
  }
}

const opened = (port: number): Promise<Socket> => {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
    socket.off('error', reject)
    resolve(socket)
  })
  socket.once('error', reject)
  return promise
}

// As the answers of contestants spell it; other replies are looked through once more.
const lengthName = '\r\ncontent-length: '

const takeReply = (received: Buffer): WireReply | null => {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = received.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const named = head.indexOf(lengthName)
  if (named < 0 && /\r\ntransfer-encoding: chunked/iu.test(head)) {
    const body = takeChunks(received, end + 4)
    return body === null ? null : { status, body }
  }
  const length =
    named < 0
      ? Number(/\r\ncontent-length: (\d+)/iu.exec(head)?.[1] ?? 0)
      : Number.parseInt(head.slice(named + lengthName.length), 10)
  if (received.length < end + 4 + length) return null
  return { status, body: received.toString('utf8', end + 4, end + 4 + length) }
}

// A size in hexadecimal, that many bytes, … until the size is 0.
const takeChunks = (received: Buffer, from: number): string | null => {
  const chunks: Buffer[] = []
  for (let at = from; ;) {
    const line = received.indexOf('\r\n', at)
    if (line < 0) return null
    const size = Number.parseInt(received.toString('latin1', at, line), 16)
    at = line + 2 + size + 2
    if (received.length < at) return null
    if (size === 0) return Buffer.concat(chunks).toString('utf8')
    chunks.push(received.subarray(line + 2, line + 2 + size))
  }
}
