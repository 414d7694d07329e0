import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal, RefusalText } from '#src/shared/result.ts'
import { sendBusy } from './faults.ts'
import { sendRefusal } from './problem.ts'

/**
 * Makes what sends the refusals that `texts` words, each as a problem in the language of the
 * request; `server_busy` also tells when to come back.
 */
export const sendsRefusals =
  <Code extends string>(texts: Readonly<Record<Code, RefusalText>>) =>
  (request: FastifyRequest, reply: FastifyReply, refusal: Refusal<Code>): FastifyReply =>
    refusal.code === 'server_busy'
      ? sendBusy(request, reply)
      : sendRefusal(request, reply, refusal, texts)
