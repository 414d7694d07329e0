import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#src/modules/person/actor.ts'
import { sessionCookie } from '#src/modules/person/session-token.ts'
import type { Context } from '#src/platform/context.ts'
import { cookieOf } from '#src/platform/http/cookie-of.ts'
import { sendTold } from '#src/platform/http/told.ts'
import { atOnce } from './progress.ts'
import { type LongAct, runWork } from './run-work.ts'
import { showWork } from './show-work.ts'

/** The token of the session that asks; '' where there is none. */
export const tokenOf = (request: FastifyRequest): string => cookieOf(request, sessionCookie) ?? ''

// RFC 7240: preferences are separated by commas, their parameters by semicolons.
const prefersAsync = ({ headers }: FastifyRequest): boolean =>
  String(headers['prefer'] ?? '')
    .split(',')
    .some((preference) => /^\s*respond-async\s*(?:;|$)/iu.test(preference))

/**
 * Answers an act that may take long. Whoever asks with `Prefer: respond-async` is told its id at once
 * (202) and asks for the outcome there; others wait for the reply. The act is the same.
 */
export const answerAct = async <Value, Code extends string>(
  context: Context,
  actor: Actor,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  act: LongAct<Value, Code>,
): Promise<FastifyReply> => {
  void reply.header('cache-control', 'no-store').header('vary', 'prefer')
  if (!prefersAsync(request)) return sendTold(request, reply, act.tell(await act.run(atOnce)))
  const token = tokenOf(request)
  const { personId } = actor
  const onFault = (error: unknown): void =>
    request.log.error({ err: error, work: act.kind }, 'long work failed')
  const begun = await runWork(context, { personId, token, onFault }, act)
  if ('told' in begun) return sendTold(request, reply, begun.told)
  const shown = await showWork(context, actor, begun.id, token)
  if (!shown.ok) throw new Error('a work that has begun is gone')
  const { reply: _, ...work } = shown.value
  return reply
    .code(202)
    .header('preference-applied', 'respond-async')
    .header('location', `/api/v1/long-work/${begun.id}`)
    .send(work)
}
