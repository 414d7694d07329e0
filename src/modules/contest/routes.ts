import { Type } from 'typebox'
import type { Context } from '#src/platform/context.ts'
import { FileReply } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { describeContest } from './describe-contest.ts'
import { listContests } from './list-contests.ts'
import { listNotices } from './list-notices.ts'
import { readDocument } from './read-document.ts'
import { contestRefusals } from './refusals.ts'
import { ContestList, ContestPage, NoticeList } from './schema.ts'

const ContestPath = Type.Object({ contest: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) })
const problems = { '4xx': Problem, '5xx': Problem }
// The same for everybody, and right again within seconds of a change.
const CACHING = 'public, max-age=5'

const pageRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests',
    { schema: { response: { 200: ContestList, ...problems } } },
    async (_request, reply) => {
      const list = await listContests(context)
      return reply.header('cache-control', CACHING).send(list)
    },
  )

  app.get(
    '/api/v1/contests/:contest',
    { schema: { params: ContestPath, response: { 200: ContestPage, ...problems } } },
    async (request, reply) => {
      const result = await describeContest(context, request.params.contest)
      return result.ok
        ? reply.header('cache-control', CACHING).send(result.value)
        : sendRefusal(request, reply, result.refusal, contestRefusals)
    },
  )
}

const noticeRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/notices',
    {
      schema: {
        params: ContestPath,
        querystring: Type.Object(
          {
            limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
            after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: NoticeList, ...problems },
      },
    },
    async (request, reply) => {
      const result = await listNotices(context, { ...request.params, ...request.query })
      return result.ok
        ? reply.header('cache-control', CACHING).send(result.value)
        : sendRefusal(request, reply, result.refusal, contestRefusals)
    },
  )
}

const documentRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/files/*',
    {
      schema: {
        params: Type.Object({ ...ContestPath.properties, '*': Type.String({ maxLength: 500 }) }),
        response: {
          200: FileReply,
          304: Type.Null(),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const result = await readDocument(
        context,
        request.params.contest,
        request.params['*'],
        request.headers['if-none-match'],
      )
      if (!result.ok) return sendRefusal(request, reply, result.refusal, contestRefusals)
      const { etag, bytes, contentType, disposition } = result.value
      reply.headers({ etag, 'cache-control': 'public, max-age=300' })
      if (bytes === null) return reply.code(304).send(null)
      return reply
        .headers({
          'content-type': contentType,
          'content-disposition': disposition,
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
        })
        .send(Buffer.from(bytes))
    },
  )
}

/** What the public may know of the contests: the list, a contest's page, its documents. */
export const contestRoutes = (app: HttpApp, context: Context): void => {
  pageRoutes(app, context)
  noticeRoute(app, context)
  documentRoute(app, context)
}
