import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { FileReply, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { describeFilters } from './describe-filters.ts'
import { downloadActs } from './download-acts.ts'
import { listActs } from './list-acts.ts'
import { ActFilters, ActQuery, Acts, ContestPath, DownloadQuery, UnitPath } from './schema.ts'

const problems = { '4xx': Problem, '5xx': Problem }

const refuseWith = sendsRefusals(httpRefusals)

const listRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/acts',
    {
      schema: { params: ContestPath, querystring: ActQuery, response: { 200: Acts, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const result = await listActs(context, actor, params, query)
      reply.header('cache-control', 'no-store')
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.get(
    '/api/v1/contests/:contest/units/:unit/acts',
    {
      schema: { params: UnitPath, querystring: ActQuery, response: { 200: Acts, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const result = await listActs(context, actor, params, query)
      reply.header('cache-control', 'no-store')
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )
}

/** The audit trail, to those whom it concerns. */
export const auditRoutes = (app: HttpApp, context: Context): void => {
  listRoutes(app, context)

  app.get(
    '/api/v1/contests/:contest/acts/filters',
    { schema: { params: ContestPath, response: { 200: ActFilters, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeFilters(context, actor, request.params.contest)
      reply.header('cache-control', 'no-store')
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.get(
    '/api/v1/contests/:contest/acts/download',
    {
      schema: {
        params: ContestPath,
        querystring: DownloadQuery,
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const asked = { ...params, ...query, language: languageOf(request) }
      const result = await downloadActs(context, actor, asked)
      return result.ok
        ? sendDownload(reply, result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )
}
