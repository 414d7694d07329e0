import type { HttpApp } from './http.ts'
import { Problem } from './problem.ts'
import { compileReplyCheck } from './validation.ts'

const isSchema = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * Holds every reply of the API against its declared schema and throws where it differs. For tests:
 * the serialiser drops undeclared fields in silence and would hide the difference.
 */
export const checkReplies = (app: HttpApp): void => {
  const checks = new Map<object, (payload: unknown) => string | null>()
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const declared: unknown = request.routeOptions.schema?.response
    const byStatus = isSchema(declared) ? (declared as Record<string, unknown>) : {}
    const schema =
      byStatus[reply.statusCode] ??
      byStatus[`${Math.floor(reply.statusCode / 100)}xx`] ??
      (reply.statusCode >= 400 ? Problem : undefined)
    if (!isSchema(schema)) {
      done(new Error(`${request.method} ${request.url}: reply ${reply.statusCode} is not declared`))
      return
    }
    const check = checks.get(schema) ?? compileReplyCheck(schema)
    checks.set(schema, check)
    const difference = check(payload)
    if (difference === null) done()
    else done(new Error(`${request.method} ${request.url}: ${difference}`))
  })
}
