import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { FileReply, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { downloadRanking } from './download-results.ts'
import { publishRanking } from './publish-ranking.ts'
import { readRanking } from './read-ranking.ts'
import { readTurnout } from './read-turnout.ts'
import { readUnitRanking } from './read-unit-ranking.ts'
import { rankingRefusals } from './refusals.ts'
import { Publish, Published, Ranking, Turnout, UnitRanking } from './schema.ts'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const PartPath = Type.Object({ contest: Code, part: Code })
const problems = { '4xx': Problem, '5xx': Problem }

const peopleRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/parts/:part/ranking',
    {
      schema: {
        params: PartPath,
        querystring: Type.Object(
          {
            unit: Type.Optional(Code),
            unitGroup: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
            limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
            after: Type.Optional(Type.String({ maxLength: 120 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: Ranking, ...problems },
      },
    },
    async (request, reply) => {
      const result = await readRanking(context, request.actor, {
        ...request.params,
        ...request.query,
      })
      return result.ok ? result.value : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

const unitRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/parts/:part/ranking/units',
    {
      schema: {
        params: PartPath,
        querystring: Type.Object(
          {
            unitGroup: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
            order: Type.Union([Type.Literal('mean'), Type.Literal('turnout')], { default: 'mean' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: UnitRanking, ...problems },
      },
    },
    async (request, reply) => {
      const result = await readUnitRanking(context, { ...request.params, ...request.query })
      return result.ok ? result.value : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )

  app.get(
    '/api/v1/contests/:contest/turnout',
    {
      schema: {
        params: Type.Object({ contest: Code }),
        response: { 200: Turnout, ...problems },
      },
    },
    async (request, reply) => {
      const result = await readTurnout(context, request.params.contest)
      return result.ok ? result.value : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

const downloadRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/parts/:part/ranking/download',
    {
      schema: {
        params: PartPath,
        querystring: Type.Object(
          {
            list: Type.Union([Type.Literal('people'), Type.Literal('units')], {
              default: 'people',
            }),
            unit: Type.Optional(Code),
            unitGroup: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
            order: Type.Union([Type.Literal('mean'), Type.Literal('turnout')], { default: 'mean' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, ...request.query }
      const result = await downloadRanking(context, asked)
      return result.ok
        ? sendDownload(reply, result.value)
        : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

const publicationRoute = (app: HttpApp, context: Context): void => {
  app.post(
    '/api/v1/contests/:contest/parts/:part/publications',
    {
      schema: { params: PartPath, body: Publish, response: { 201: Published, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await publishRanking(context, actor, {
        ...request.params,
        reason: request.body.reason,
      })
      return result.ok
        ? reply.code(201).send({
            id: String(result.value.publicationId),
            publishedAt: result.value.publishedAt.toISOString(),
          })
        : sendRefusal(request, reply, result.refusal, rankingRefusals)
    },
  )
}

/** Ranking of people and units, turnout, and the act of publication. */
export const rankingRoutes = (app: HttpApp, context: Context): void => {
  peopleRoute(app, context)
  unitRoutes(app, context)
  downloadRoute(app, context)
  publicationRoute(app, context)
}
