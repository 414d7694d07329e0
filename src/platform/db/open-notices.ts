import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { NoticeKind, Notices } from './notices.ts'
import { CHANNEL } from './notify.ts'

type Listener = (payload: string | null) => void

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/**
 * Opens the one listening connection of this process. Throws when the first connection fails;
 * later losses go to `onError` and are mended with growing pauses, after which every listener is
 * called with null. A listener that throws is told to `onError` too.
 */
export const openNotices = async (
  url: string,
  onError: (error: Error) => void,
): Promise<Notices> => {
  const listeners = new Map<string, Listener[]>()
  const closing = new AbortController()

  const call = (listener: Listener, payload: string | null): void => {
    try {
      listener(payload)
    } catch (error) {
      onError(error as Error)
    }
  }
  const hear = (message: string): void => {
    const [kind, payload] = splitOnce(message)
    for (const listener of listeners.get(kind) ?? []) call(listener, payload)
  }
  const mend = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; !closing.signal.aborted; pause *= 2) {
      try {
        client = await listen(url, hear, lost)
        for (const listener of [...listeners.values()].flat()) call(listener, null)
        return
      } catch (error) {
        onError(error as Error)
        await sleep(Math.min(pause, LONGEST_PAUSE_MS), undefined, { signal: closing.signal }).catch(
          () => undefined,
        )
      }
    }
  }
  let mending: Promise<void> = Promise.resolve()
  const lost = (error: Error): void => {
    if (closing.signal.aborted) return
    onError(error)
    mending = mend()
  }

  let client = await listen(url, hear, lost)
  return {
    on: (kind: NoticeKind, listener: Listener) => {
      listeners.set(kind, [...(listeners.get(kind) ?? []), listener])
    },
    caughtUp: () => echo(client),
    close: async () => {
      closing.abort()
      await mending
      await client.end()
    },
  }
}

const listen = async (
  url: string,
  hear: (message: string) => void,
  lost: (error: Error) => void,
): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  let open = false
  client.on('error', (error) => {
    if (!open) return
    open = false
    lost(error)
  })
  client.on('notification', (notification) => hear(notification.payload ?? ''))
  try {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
  } catch (error) {
    await client.end()
    throw error
  }
  open = true
  return client
}

// Notices come in the order of their commits, and a connection's own before its statement is done
// (PostgreSQL, NOTIFY): when this one is back, all earlier ones are here.
const echo = async (client: pg.Client): Promise<void> => {
  await client.query('select pg_notify($1, $2)', [CHANNEL, 'echo:'])
}

const splitOnce = (message: string): readonly [string, string] => {
  const colon = message.indexOf(':')
  return colon < 0 ? [message, ''] : [message.slice(0, colon), message.slice(colon + 1)]
}
