import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendRefusal } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import type { Actor } from './actor.ts'
import { whoActs } from './policy.ts'
import { personRefusals } from './refusals.ts'

const texts = {
  unauthenticated: httpRefusals.unauthenticated,
  password_not_set: personRefusals.password_not_set,
}

/** Who asks, as one who may act at all; null where they may not, and have been told so. */
export const actorOf = (request: FastifyRequest, reply: FastifyReply): Actor | null => {
  const who = whoActs(request.actor)
  if (who.ok) return who.value
  sendRefusal(request, reply, who.refusal, texts)
  return null
}
