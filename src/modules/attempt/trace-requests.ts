import type { FastifyRequest } from 'fastify'
import type { Actor } from '#src/modules/person/actor.ts'
import { deviceCookie, deviceMarkOf } from '#src/modules/person/device-mark.ts'
import type { Context } from '#src/platform/context.ts'
import type { Visit } from '#src/platform/http/ready-route.ts'
import { isAttemptId } from './rules/attempt-id.ts'
import { shortAgent } from './rules/short-agent.ts'
import { type Browser, type TraceEvent, traceLine } from './trace-line.ts'

/** Tells the trace of requests. It adds nothing to what their answers wait for. */
export type RequestTrace = {
  /** What was done for the actor: to be told before it is acknowledged. */
  readonly deed: (
    visit: Visit,
    kind: Exclude<TraceEvent['kind'], 'refuse'>,
    attemptId: string,
    sequence?: number,
  ) => void
  /** A hook for after the answer: tells whether somebody who is signed in was refused, and why. */
  readonly refusal: (request: FastifyRequest, reply: unknown, done: () => void) => void
}

// Browsers are few: what each says is shortened once.
const mostAgents = 500

const shortener = (): ((agent: string | undefined) => string) => {
  const known = new Map<string, string>()
  return (agent = '') => {
    const before = known.get(agent)
    if (before !== undefined) return before
    if (known.size >= mostAgents) known.clear()
    const short = shortAgent(agent)
    known.set(agent, short)
    return short
  }
}

type Address = { readonly id?: string; readonly contest?: string; readonly part?: string }

/** A request of the framework's, as whoever it is from. */
export const visitOf = (request: FastifyRequest, actor: Actor): Visit => ({
  actor,
  arrivedAt: request.arrivedAt,
  headers: request.headers,
  cookie: (name) => request.cookies[name],
  ip: request.ip,
})

type Seen = {
  readonly cookies: string | undefined
  readonly ip: string
  readonly agent: string | undefined
  readonly browser: Browser
}

/** Tells which browser asks; at once where the same session asked in the same words before. */
const recogniser = (): ((visit: Visit) => Browser) => {
  const short = shortener()
  const seen = new WeakMap<Actor, Seen>()
  return ({ actor, headers, cookie, ip }) => {
    const { cookie: cookies, 'user-agent': agent } = headers
    const before = seen.get(actor)
    if (before?.cookies === cookies && before?.ip === ip && before.agent === agent)
      return before.browser
    const browser = {
      personId: actor.personId,
      device: deviceMarkOf(cookie(deviceCookie)),
      address: ip,
      agent: short(agent),
    }
    seen.set(actor, { cookies, ip, agent, browser })
    return browser
  }
}

/** Opens the trace of requests on this process's trace line. */
export const traceRequests = (context: Context): RequestTrace => {
  const browserOf = recogniser()
  const { push } = traceLine(context.db)
  return {
    deed: (visit, kind, attemptId, sequence) =>
      push({
        browser: browserOf(visit),
        at: visit.arrivedAt,
        kind,
        attemptId,
        contest: null,
        part: null,
        sequence: sequence ?? null,
        code: null,
      }),
    refusal: (request, _reply, done) => {
      const { actor, refusedWith, arrivedAt } = request
      // What a page asks for itself and is refused is no refusal to a person.
      if (refusedWith !== null && actor !== null && request.kind.lane !== 'inner') {
        const { id, contest, part } = request.params as Address
        push({
          browser: browserOf(visitOf(request, actor)),
          at: arrivedAt,
          kind: 'refuse',
          attemptId: id !== undefined && isAttemptId(id) ? id : null,
          contest: contest ?? null,
          part: part ?? null,
          sequence: null,
          code: refusedWith,
        })
      }
      done()
    },
  }
}
