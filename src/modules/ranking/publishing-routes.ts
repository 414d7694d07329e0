import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { FileReply, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem, sendRefusal, sentence } from '#src/platform/http/problem.ts'
import { describePublishing } from './describe-publishing.ts'
import { downloadResults } from './download-results.ts'
import { previewRanking, previewUnits } from './preview-ranking.ts'
import { readResultChanges } from './read-changes.ts'
import { rankingRefusals } from './refusals.ts'
import { FreezeSet, Publishing, Ranking, ResultChanges, SetFreeze, UnitRanking } from './schema.ts'
import { setFreeze } from './set-freeze.ts'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const PartPath = Type.Object({ contest: Code, part: Code })
const problems = { '4xx': Problem, '5xx': Problem }
const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 })
const After = Type.Optional(Type.String({ maxLength: 120 }))
const Order = Type.Union([Type.Literal('mean'), Type.Literal('turnout')], { default: 'mean' })
const noStore = ['cache-control', 'no-store'] as const

const stateRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/desk/contests/:contest/parts/:part/publications',
    { schema: { params: PartPath, response: { 200: Publishing, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describePublishing(context, actor, request.params)
      if (!result.ok) return sendRefusal(request, reply, result.refusal, rankingRefusals)
      const { obstacle, ...state } = result.value
      const language = languageOf(request)
      return reply.header(...noStore).send({
        ...state,
        obstacle: obstacle && {
          code: obstacle.code,
          detail: sentence(rankingRefusals[obstacle.code], obstacle, language),
        },
      })
    },
  )

  app.get(
    '/api/v1/desk/contests/:contest/parts/:part/changes',
    {
      schema: {
        params: PartPath,
        querystring: Type.Object({ limit: Limit, after: After }, { additionalProperties: false }),
        response: { 200: ResultChanges, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await readResultChanges(context, actor, asked)
      return result.ok
        ? reply.header(...noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

const previewRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/desk/contests/:contest/parts/:part/preview',
    {
      schema: {
        params: PartPath,
        querystring: Type.Object({ limit: Limit, after: After }, { additionalProperties: false }),
        response: { 200: Ranking, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await previewRanking(context, actor, asked)
      return result.ok
        ? reply.header(...noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )

  app.get(
    '/api/v1/desk/contests/:contest/parts/:part/preview/units',
    {
      schema: {
        params: PartPath,
        querystring: Type.Object({ order: Order }, { additionalProperties: false }),
        response: { 200: UnitRanking, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await previewUnits(context, actor, asked)
      return result.ok
        ? reply.header(...noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

const resultsRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/desk/contests/:contest/parts/:part/results/:list',
    {
      schema: {
        params: Type.Object({
          ...PartPath.properties,
          list: Type.Union([Type.Literal('people'), Type.Literal('units')]),
        }),
        querystring: Type.Object(
          {
            format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' }),
            order: Order,
            publication: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: FileReply,
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await downloadResults(context, actor, asked)
      return result.ok
        ? sendDownload(reply, result.value)
        : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

const freezeRoute = (app: HttpApp, context: Context): void => {
  app.put(
    '/api/v1/desk/contests/:contest/freeze',
    {
      schema: {
        params: Type.Object({ contest: Code }),
        body: SetFreeze,
        response: { 200: FreezeSet, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { freezeAt } = request.body
      const result = await setFreeze(context, actor, {
        contest: request.params.contest,
        at: freezeAt === null || freezeAt === 'now' ? freezeAt : new Date(freezeAt),
      })
      return result.ok
        ? reply.header(...noStore).send({ freezeAt: result.value.freezeAt?.toISOString() ?? null })
        : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

/** What organisers do with results before and after they are published. */
export const publishingRoutes = (app: HttpApp, context: Context): void => {
  stateRoutes(app, context)
  previewRoutes(app, context)
  resultsRoute(app, context)
  freezeRoute(app, context)
}
