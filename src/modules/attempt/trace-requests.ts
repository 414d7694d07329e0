import type { FastifyRequest } from 'fastify'
import type { Actor } from '#src/modules/person/actor.ts'
import { deviceCookie, deviceMarkOf } from '#src/modules/person/device-mark.ts'
import type { Context } from '#src/platform/context.ts'
import type { Visit } from '#src/platform/http/ready-route.ts'
import { isAttemptId } from './rules/attempt-id.ts'
import { shortAgent } from './rules/short-agent.ts'
import { type TraceEvent, traceLine } from './trace-line.ts'

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

/** Opens the trace of requests on this process's trace line. */
export const traceRequests = (context: Context): RequestTrace => {
  const short = shortener()
  const browserOf = ({ cookie, ip, headers }: Pick<Visit, 'cookie' | 'ip' | 'headers'>) => ({
    device: deviceMarkOf(cookie(deviceCookie)),
    address: ip,
    agent: short(headers['user-agent']),
  })
  const { push } = traceLine(context.db)
  return {
    deed: (visit, kind, attemptId, sequence) => {
      const { device, address, agent } = browserOf(visit)
      push({
        at: visit.arrivedAt,
        personId: visit.actor.personId,
        kind,
        attemptId,
        contest: null,
        part: null,
        sequence: sequence ?? null,
        code: null,
        device,
        address,
        agent,
      })
    },
    refusal: (request, _reply, done) => {
      const { actor, refusedWith, arrivedAt } = request
      // What a page asks for itself and is refused is no refusal to a person.
      if (refusedWith !== null && actor !== null && request.kind.lane !== 'inner') {
        const { id, contest, part } = request.params as Address
        push({
          at: arrivedAt,
          personId: actor.personId,
          kind: 'refuse',
          attemptId: id !== undefined && isAttemptId(id) ? id : null,
          contest: contest ?? null,
          part: part ?? null,
          sequence: null,
          code: refusedWith,
          ...browserOf(visitOf(request, actor)),
        })
      }
      done()
    },
  }
}
