import { openWire, type Wire } from './wire.ts'

/** Many people on fewer connections, as a proxy in front of the server holds them. */
export type SharedWires = {
  /** Sends on the person's connection, after what others sent on it. */
  readonly send: (person: number, ...request: Parameters<Wire['send']>) => ReturnType<Wire['send']>
  readonly close: () => void
}

type Line = { wire: Wire | null; last: Promise<unknown> }

/** Connections to a port of this machine, at most so many, each opened when it is first needed. */
export const sharedWires = (port: number, connections: number): SharedWires => {
  const lines = Array.from({ length: connections }, (): Line => ({
    wire: null,
    last: Promise.resolve(),
  }))
  const sendOn = async (line: Line, request: Parameters<Wire['send']>) => {
    // The server closes what is long idle.
    if (line.wire?.isOpen() !== true) line.wire = await openWire(port)
    return line.wire.send(...request)
  }
  return {
    send: (person, ...request) => {
      const line = lines[person % connections]
      if (line === undefined) throw new Error('there is no connection')
      const reply = line.last.then(() => sendOn(line, request))
      // One failure is its sender's; the next on the line goes all the same.
      line.last = reply.catch(() => undefined)
      return reply
    },
    close: () => {
      for (const { wire } of lines) wire?.close()
    },
  }
}
