import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { describeInvalid, expectation } from './expectations.ts'
import { languageOf, sendRefusal } from './problem.ts'
import { httpRefusals } from './refusals.ts'

/** Seconds after which a client may come back, as told by Retry-After. */
const retryAfter = 5

// Class 08: connection; 53: out of resources; 57P: shut down; 40: lost a race, worth another try.
const passingStates = /^(?:08...|53...|57P0[1-5]|40001|40P01)$/u
const networkCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const driverMessages =
  /^(?:timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/u

/** Whether this is the database being down or overrun, rather than a fault of the program. */
export const isDatabaseDown = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const isConnecting = 'syscall' in error && networkCodes.has(code)
  return (
    passingStates.test(code) ||
    isConnecting ||
    driverMessages.test(error.message) ||
    (error instanceof AggregateError && error.errors.some(isDatabaseDown))
  )
}

/** Answers "come back in a few seconds". */
export const sendBusy = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendRefusal(
    request,
    reply.header('retry-after', retryAfter),
    { code: 'server_busy' },
    httpRefusals,
  )

const refusalOf = (error: FastifyError, request: FastifyRequest) => {
  const language = languageOf(request)
  if (error.validation !== undefined) {
    const values = describeInvalid(error.validation, error.validationContext ?? 'body', language)
    return { code: 'bad_request', values } as const
  }
  if (error.statusCode === 413) return { code: 'too_large' } as const
  if (error.statusCode === 415) return { code: 'unsupported_media_type' } as const
  if (error.statusCode === undefined || error.statusCode >= 500) return null
  const isJson = error instanceof SyntaxError || error.code === 'FST_ERR_CTP_INVALID_JSON_BODY'
  const values = isJson
    ? { field: 'body', expected: expectation('json', language) }
    : { field: 'request', expected: expectation('request', language) }
  return { code: 'bad_request', values } as const
}

/**
 * Answers whatever a route threw: an invalid request with the field and what was expected, a
 * database that is down with "busy", anything else with the request's id. The log alone gets the
 * stack.
 */
export const handleError = (
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const refusal = refusalOf(error, request)
  if (refusal !== null) return sendRefusal(request, reply, refusal, httpRefusals)
  if (isDatabaseDown(error)) {
    request.log.warn({ err: error }, 'database not reached')
    return sendBusy(request, reply)
  }
  request.log.error(
    { err: error, method: request.method, route: request.routeOptions.url },
    'fault',
  )
  const fault = { code: 'fault', values: { request: request.id } } as const
  return sendRefusal(request, reply, fault, httpRefusals)
}

/** Answers an address that leads to no route, before any hook has read the cookies. */
export const handleUnroutable = (
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  request.cookies = request.server.parseCookie(request.headers.cookie ?? '')
  return handleError(error, request, reply)
}
