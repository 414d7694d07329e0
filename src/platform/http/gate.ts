import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '#src/config.ts'
import type { Clock } from '#src/platform/clock.ts'
import { comeBackMs, judgeEntry, mostOfOneAddress, secondsUntilTurn } from './admission.ts'
import { cookieOf } from './cookie-of.ts'
import { openFloodGuard, type Visitor } from './flood.ts'
import type { Lane } from './http.ts'
import { type Bay, type Bays, openBays, readBay, type Reason, smoothed } from './lane-bays.ts'
import { sendFlood, sendWait, wantsPage } from './send-wait.ts'
import { newTicket, readTicket, type Ticket, ticketCookie, ticketKey } from './tickets.ts'
import { enterBay, underWayOf } from './under-way.ts'
import { openVisitorAddress } from './visitor-address.ts'

export type GateOptions = {
  readonly config: Pick<Config, 'trustProxy' | 'databaseUrl' | 'publicUrl'>
  readonly clock: Clock
  /** the lane of an address, before any route is looked up */
  readonly laneOf: (url: string) => Lane | 'unbounded'
  /** the cookie that carries a session */
  readonly sessionCookie: string
}

/** Lets requests in by lanes, before anything is made of them. */
export type Gate = {
  /** Lets a request in, and counts it until it is answered; or answers it, and gives false. */
  readonly admit: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Whether one more reader would be let in. */
  readonly hasRoomForReaders: () => boolean
  readonly bays: Bays
  readonly close: () => void
}

/** A header by which a waiting page asks for its place, and is not let in yet. */
export const lookHeader = 'hoithi-look'

const readingMs = 100
// Below this many answers under way, four batches of the commit, a flood takes next to nothing from
// anybody, and nobody is counted.
const pressed = 2000

type AtGate = {
  readonly options: GateOptions
  readonly bays: Bays
  readonly guard: ReturnType<typeof openFloodGuard>
  readonly addressOf: (request: IncomingMessage) => string | null
  /** signs the tickets */
  readonly key: Buffer
  /** tickets of those who were let in, until when they would be good */
  readonly spent: Map<string, number>
  /** how late the event loop runs */
  delayMs: number
}

/** Reads the figures ten times a second, for all requests together. */
const keepReading = (gate: AtGate): NodeJS.Timeout => {
  const bays = Object.values(gate.bays)
  let lastMs = performance.now()
  return setInterval(() => {
    const nowMs = performance.now()
    gate.delayMs = smoothed(gate.delayMs, Math.max(0, nowMs - lastMs - readingMs))
    const atMs = gate.options.clock.now().getTime()
    for (const bay of bays) {
      readBay(bay, (nowMs - lastMs) / 1000)
      bay.line.sweep(atMs)
    }
    for (const [id, untilMs] of gate.spent) if (untilMs < atMs) gate.spent.delete(id)
    lastMs = nowMs
  }, readingMs).unref()
}

const isHigherActive = ({ answering, starting, signing_in }: Bays, lane: Lane): boolean =>
  lane !== 'answering' &&
  (answering.isActive ||
    (lane !== 'starting' && (starting.isActive || (lane === 'reading' && signing_in.isActive))))

const judge = ({ bays, delayMs }: AtGate, bay: Bay, ahead: number) =>
  judgeEntry(bay.lane, {
    underWay: bay.underWay,
    ahead,
    drainPerSecond: bay.drainPerSecond,
    delayMs,
    isHigherActive: isHigherActive(bays, bay.lane),
  })

const refuseFlood = (bay: Bay, request: IncomingMessage, response: ServerResponse): false => {
  bay.turnedAway.flood += 1
  sendFlood(request, response)
  return false
}

/** Tells somebody to come back, and keeps their place meanwhile. */
const turnAway = (
  { options, key }: AtGate,
  bay: Bay,
  [request, response]: readonly [IncomingMessage, ServerResponse],
  why: { readonly reason: Reason; readonly ticket: Ticket | null; readonly nowMs: number },
): false => {
  bay.turnedAway[why.reason] += 1
  const { ticket, nowMs } = why
  const ahead = ticket === null ? bay.line.size() : bay.line.ahead(ticket.id, ticket.arrivedMs)
  const seconds = secondsUntilTurn(ahead, bay.drainPerSecond)
  const againMs = comeBackMs(seconds, Math.random())
  const isKept = ticket !== null && bay.line.keep(ticket.id, ticket.arrivedMs, nowMs + againMs)
  sendWait(request, response, {
    lane: bay.lane,
    key,
    againMs,
    nowMs,
    isSecure: options.config.publicUrl?.startsWith('https:') === true,
    kept: isKept ? { ticket, place: ahead + 1, seconds } : null,
  })
  return false
}

/** The ticket that somebody shows, else a new one; null where there is no place to keep. */
const ticketOf = (
  { key, spent }: AtGate,
  lane: Lane,
  request: IncomingMessage,
  visitor: Visitor,
  nowMs: number,
): Ticket | null => {
  // Whoever is signed in reads before strangers do: they run the contest, or take part in it. What
  // a page asks for beside itself waits with the page.
  const isForPage = wantsPage(request) || request.headers[lookHeader] !== undefined
  if (lane === 'reading' && (visitor.token !== undefined || !isForPage)) return null
  const shown = cookieOf(request, ticketCookie)
  const ticket = shown === undefined ? null : readTicket(key, lane, shown, nowMs)
  return ticket === null || spent.has(ticket.id) ? newTicket(nowMs) : ticket
}

const admitInLine = (
  gate: AtGate,
  bay: Bay,
  request: IncomingMessage,
  response: ServerResponse,
): boolean => {
  const { options } = gate
  const { line } = bay
  const address = gate.addressOf(request)
  const visitor: Visitor = { token: cookieOf(request, options.sessionCookie), address }
  if (gate.guard.isFlood(bay.lane, visitor, performance.now()))
    return refuseFlood(bay, request, response)
  const isTooMuch =
    address !== null && underWayOf(bay, address) >= mostOfOneAddress(bay.lane, bay.drainPerSecond)
  const isLooking = request.headers[lookHeader] !== undefined
  // Nobody waits: no ticket is needed to know whose turn it is.
  if (line.size() === 0 && !isTooMuch && !isLooking && judge(gate, bay, 0) === 'enters') {
    enterBay(bay, response, address)
    return true
  }
  const nowMs = options.clock.now().getTime()
  const ticket = ticketOf(gate, bay.lane, request, visitor, nowMs)
  const isBehindAll = ticket === null && visitor.token === undefined
  const ahead =
    ticket === null ? (isBehindAll ? line.size() : 0) : line.ahead(ticket.id, ticket.arrivedMs)
  const verdict = isTooMuch ? 'full' : judge(gate, bay, ahead)
  if (verdict !== 'enters')
    return turnAway(gate, bay, [request, response], { reason: verdict, ticket, nowMs })
  if (isLooking) {
    response.writeHead(204, { 'cache-control': 'no-store' }).end()
    return false
  }
  if (ticket !== null && line.size() > 0) {
    line.leave(ticket.id)
    gate.spent.set(ticket.id, ticket.goodUntilMs)
  }
  enterBay(bay, response, address)
  return true
}

const admitAnswer = (gate: AtGate, request: IncomingMessage, response: ServerResponse): boolean => {
  const bay = gate.bays.answering
  if (bay.underWay >= pressed) {
    const token = cookieOf(request, gate.options.sessionCookie)
    const visitor = { token, address: gate.addressOf(request) }
    if (gate.guard.isFlood('answering', visitor, performance.now()))
      return refuseFlood(bay, request, response)
    const verdict = judge(gate, bay, 0)
    if (verdict !== 'enters') {
      const nowMs = gate.options.clock.now().getTime()
      return turnAway(gate, bay, [request, response], { reason: verdict, ticket: null, nowMs })
    }
  }
  enterBay(bay, response, null)
  return true
}

/**
 * Opens the gate. In the ordinary case it costs an answer a counter up and down; out of the
 * answers' lane cookies are looked at, and nothing of a body ever.
 */
export const openGate = (options: GateOptions): Gate => {
  const gate: AtGate = {
    options,
    bays: openBays(),
    guard: openFloodGuard(),
    addressOf: openVisitorAddress(options.config.trustProxy),
    key: ticketKey(options.config.databaseUrl),
    spent: new Map(),
    delayMs: 0,
  }
  const { bays } = gate
  const mark = `${options.sessionCookie}=`
  const reading = keepReading(gate)
  return {
    admit: (request, response) => {
      const lane = options.laneOf(request.url ?? '')
      if (lane === 'unbounded') return true
      if (lane !== 'answering') return admitInLine(gate, bays[lane], request, response)
      // Nobody answers without a session: what comes without one is a reader's.
      return request.headers.cookie?.includes(mark) === true
        ? admitAnswer(gate, request, response)
        : admitInLine(gate, bays.reading, request, response)
    },
    hasRoomForReaders: () => judge(gate, bays.reading, bays.reading.line.size()) === 'enters',
    bays,
    close: () => clearInterval(reading),
  }
}
