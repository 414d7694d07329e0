import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { liveRefusals } from '#src/modules/live/refusals.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { findLeads } from './find-leads.ts'
import { noteLead, withdrawLeadNote } from './note-lead.ts'
import { leadRefusals } from './refusals.ts'
import { Leads, NoteLead, WithdrawNote } from './schema.ts'

const ContestPath = Type.Object({ contest: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) })
const problems = { '4xx': Problem, '5xx': Problem }

const texts = {
  ...leadRefusals,
  not_watching: liveRefusals.not_watching,
  no_contest: contestRefusals.no_contest,
  password_not_set: personRefusals.password_not_set,
  unauthenticated: httpRefusals.unauthenticated,
}

const refuseWith = sendsRefusals(texts)

const unauthenticated = { code: 'unauthenticated' } as const

/** Patterns worth a look, and that somebody has looked. */
export const leadRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/leads',
    { schema: { params: ContestPath, response: { 200: Leads, ...problems } } },
    async (request, reply) => {
      const { actor, params } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await findLeads(context, actor, params.contest)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return reply.header('cache-control', 'no-store').send(result.value)
    },
  )

  app.put(
    '/api/v1/contests/:contest/leads/note',
    {
      schema: { params: ContestPath, body: NoteLead, response: { 204: Type.Null(), ...problems } },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await noteLead(context, actor, { ...params, ...body })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/api/v1/contests/:contest/leads/note',
    {
      schema: {
        params: ContestPath,
        body: WithdrawNote,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await withdrawLeadNote(context, actor, { ...params, ...body })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return reply.code(204).send(null)
    },
  )
}
