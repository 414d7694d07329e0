import type { FastifyReply, FastifyRequest } from 'fastify'
import { attemptRefusals } from '#src/modules/attempt/refusals.ts'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { sendRefusal } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { contestantRefusals } from './refusals.ts'

/** What is told of contestants is for who asked alone. */
export const noStore = { 'cache-control': 'no-store' }

const texts = {
  ...httpRefusals,
  ...contestantRefusals,
  no_contest: contestRefusals.no_contest,
  no_part: contestRefusals.no_part,
  part_not_a_quiz: attemptRefusals.part_not_a_quiz,
}

/** Sends a refusal of this module's acts. */
export const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<keyof typeof texts>,
): FastifyReply => sendRefusal(request, reply.headers(noStore), refusal, texts)
