import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal, RefusalText } from '#src/shared/result.ts'
import { problemOf } from './problem.ts'

/** A reply as data: to be sent now, or kept until it is asked for. */
export type Told = { readonly status: number; readonly body: unknown }

/** A refusal as a reply in the language of the request; `more` stands beside its sentence. */
export const tellRefusal = <Code extends string>(
  request: FastifyRequest,
  refusal: Refusal<Code>,
  texts: Readonly<Record<Code, RefusalText>>,
  more: object = {},
): Told => {
  const text = texts[refusal.code]
  return { status: text.status, body: { ...problemOf(request, refusal, text), ...more } }
}

const codeOf = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : null

/** Sends what was told. */
export const sendTold = (
  request: FastifyRequest,
  reply: FastifyReply,
  { status, body }: Told,
): FastifyReply => {
  if (status < 400) return reply.code(status).send(body)
  request.refusedWith = codeOf(body)
  return reply.code(status).type('application/problem+json').send(body)
}
