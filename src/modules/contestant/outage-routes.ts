import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { creditOutage } from './credit-outage.ts'
import { listOutages } from './list-outages.ts'
import { CreditOutage, OutageEffect, Outages, PreviewOutage } from './outage-schema.ts'
import { previewOutage } from './preview-outage.ts'
import { revokeOutageOf } from './revoke-outage.ts'
import { Made, WithReason } from './schema.ts'
import { noStore, send } from './send.ts'

const Id = Type.String({ pattern: '^[0-9]{1,15}$' })
const contestPath = { contest: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) }
const problems = { '4xx': Problem, '5xx': Problem }
const outages = '/api/v1/contests/:contest/outages'

/** Outages, and the time given back for them. */
export const outageRoutes = (app: HttpApp, context: Context): void => {
  lookRoutes(app, context)
  actRoutes(app, context)
}

const lookRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    outages,
    {
      schema: {
        params: Type.Object(contestPath),
        response: { 200: Outages, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await listOutages(context, actor, request.params.contest)
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.post(
    `${outages}/preview`,
    {
      schema: {
        params: Type.Object(contestPath),
        body: PreviewOutage,
        response: { 200: OutageEffect, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const [from, to] = [new Date(body.from), new Date(body.to)]
      const result = await previewOutage(context, actor, { ...params, ...body, from, to })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )
}

const actRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    outages,
    {
      schema: {
        params: Type.Object(contestPath),
        body: CreditOutage,
        response: { 201: Made, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const [from, to] = [new Date(body.from), new Date(body.to)]
      const openUntil = body.openUntil === null ? null : new Date(body.openUntil)
      const asked = { ...params, ...body, from, to, openUntil }
      const result = await creditOutage(context, actor, asked)
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.code(201).send({ id: String(result.value.id) })
    },
  )

  app.post(
    `${outages}/:id/revocation`,
    {
      schema: {
        params: Type.Object({ ...contestPath, id: Id }),
        body: WithReason,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await revokeOutageOf(context, actor, { ...params, ...body })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.code(204).send(null)
    },
  )
}
