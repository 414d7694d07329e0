import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Lane } from './http.ts'

/** What somebody who was told to come back shows on coming back. */
export type Ticket = {
  readonly id: string
  /** when they came first, epoch ms */
  readonly arrivedMs: number
  /** until when the ticket is good, epoch ms */
  readonly goodUntilMs: number
}

/** The cookie that carries it. */
export const ticketCookie = 'hoithi_place'

/**
 * The key by which tickets are signed. Processes that share a database with a password share the
 * key, so that a place is kept whichever of them is asked; else it is of this process.
 */
export const ticketKey = (databaseUrl: string | null): Buffer =>
  databaseUrl !== null && (URL.parse(databaseUrl)?.password ?? '') !== ''
    ? hash('sha256', `place in the line ${databaseUrl}`, 'buffer')
    : randomBytes(32)

const macBytes = 16

const macOf = (key: Buffer, lane: Lane, text: string): Buffer =>
  createHmac('sha256', key).update(`${lane} ${text}`).digest().subarray(0, macBytes)

/** A ticket for somebody who comes now. */
export const newTicket = (nowMs: number): Ticket => ({
  id: randomBytes(9).toString('base64url'),
  arrivedMs: nowMs,
  goodUntilMs: nowMs,
})

/** The ticket as text, signed for its lane: `id.arrived.until.signature`. */
export const writeTicket = (key: Buffer, lane: Lane, ticket: Ticket): string => {
  const text = `${ticket.id}.${ticket.arrivedMs.toString(36)}.${ticket.goodUntilMs.toString(36)}`
  return `${text}.${macOf(key, lane, text).toString('base64url')}`
}

const shape = /^([\w-]{12})\.([0-9a-z]{1,10})\.([0-9a-z]{1,10})\.([\w-]{22})$/u

/** Reads a ticket; null where it was not signed by us for this lane, or is too old. */
export const readTicket = (key: Buffer, lane: Lane, text: string, nowMs: number): Ticket | null => {
  const [, id, arrived, until, mac] = shape.exec(text) ?? []
  if (id === undefined || arrived === undefined || until === undefined || mac === undefined)
    return null
  const given = Buffer.from(mac, 'base64url')
  const wanted = macOf(key, lane, `${id}.${arrived}.${until}`)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  const goodUntilMs = Number.parseInt(until, 36)
  return goodUntilMs < nowMs ? null : { id, arrivedMs: Number.parseInt(arrived, 36), goodUntilMs }
}
