import type { FastifyRequest } from 'fastify'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Visit } from '#src/platform/http/ready-route.ts'
import { asSaid, type Browser } from './known-browser.ts'
import { isAttemptId } from './rules/attempt-id.ts'
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

type Address = { readonly id?: string; readonly contest?: string; readonly part?: string }

/** A request of the framework's, as whoever it is from. */
export const visitOf = (request: FastifyRequest, actor: Actor): Visit => ({
  actor,
  arrivedAt: request.arrivedAt,
  headers: request.headers,
  ip: request.ip,
})

const browserOf = ({ actor, headers, ip }: Visit): Browser => ({
  personId: actor.personId,
  cookies: asSaid(headers.cookie),
  agent: asSaid(headers['user-agent']),
  address: ip,
})

/** Opens the trace of requests on this process's trace line. */
export const traceRequests = (context: Context): RequestTrace => {
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
