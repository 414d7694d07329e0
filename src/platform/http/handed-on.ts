import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** What the short way took of a request before it handed it on to the framework. */
export type Handed = {
  readonly arrivedAt: Date
  readonly body: string
  /** what was thrown; undefined where nothing was */
  readonly fault?: unknown
}

const handed = new WeakMap<IncomingMessage, Handed>()

/** Remembers what was taken of the request, for the framework's hooks. */
export const rememberTaken = (request: IncomingMessage, taken: Handed): void => {
  handed.set(request, taken)
}

/** What the short way took of this request; undefined where it took nothing. */
export const handedOn = (request: IncomingMessage): Handed | undefined => handed.get(request)

/** The body that the short way has read, to be read again; null where it read none. */
export const bodyAgain = (request: IncomingMessage): Readable | null => {
  const body = handed.get(request)?.body ?? ''
  return body === '' ? null : Readable.from([Buffer.from(body)])
}
