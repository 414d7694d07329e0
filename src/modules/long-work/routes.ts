import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { tokenOf } from './answer-act.ts'
import { forgetWork } from './forget-work.ts'
import { listWork } from './list-work.ts'
import { workRefusals } from './refusals.ts'
import { LongWorkList, LongWorkOutcome } from './schema.ts'
import { showWork } from './show-work.ts'

const problems = { '4xx': Problem, '5xx': Problem }
const noStore = { 'cache-control': 'no-store' }
const WorkPath = Type.Object({ work: Type.String({ pattern: '^[0-9]{1,18}$' }) })

const refuseWith = sendsRefusals(workRefusals)

/** One's own long work: how far it is, and what came of it. Nobody else learns of it. */
export const longWorkRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/long-work',
    { schema: { response: { 200: LongWorkList, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      return reply.headers(noStore).send(await listWork(context, actor, tokenOf(request)))
    },
  )

  app.get(
    '/api/v1/long-work/:work',
    { schema: { params: WorkPath, response: { 200: LongWorkOutcome, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const id = Number(request.params.work)
      const result = await showWork(context, actor, id, tokenOf(request))
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )

  app.delete(
    '/api/v1/long-work/:work',
    { schema: { params: WorkPath, response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await forgetWork(context, actor, Number(request.params.work))
      return result.ok
        ? reply.headers(noStore).code(204).send(null)
        : refuseWith(request, reply, result.refusal)
    },
  )
}
