import { hash } from 'node:crypto'
import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { FileReply, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { sheetDownload } from '#src/platform/sheets/write-sheet.ts'
import { listNotBegun, takeNotBegun } from './list-not-begun.ts'
import { liveSheet, notBegunSheet } from './live-sheets.ts'
import { readLive } from './read-live.ts'
import { liveRefusals } from './refusals.ts'
import { Live, LiveSheet, NotBegun } from './schema.ts'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Format = Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' })
const ContestPath = Type.Object({ contest: Code })
const problems = { '4xx': Problem, '5xx': Problem }
const noStore = { 'cache-control': 'no-store' }

const texts = {
  ...liveRefusals,
  no_contest: contestRefusals.no_contest,
  password_not_set: personRefusals.password_not_set,
  unauthenticated: httpRefusals.unauthenticated,
}

const refuseWith = sendsRefusals(texts)

const unauthenticated = { code: 'unauthenticated' } as const

// The instant is left out: whoever has these figures already has them still.
const tagOf = (live: Live): string =>
  `"${hash('sha256', JSON.stringify({ ...live, asOf: '' }), 'base64url').slice(0, 27)}"`

const figureRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/live',
    {
      schema: {
        params: ContestPath,
        querystring: Type.Object({ day: Type.Optional(Day) }, { additionalProperties: false }),
        response: { 200: Live, 304: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await readLive(context, actor, { ...params, ...query })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const tag = tagOf(result.value)
      reply.headers({ ...noStore, etag: tag, 'hoithi-as-of': result.value.asOf })
      return request.headers['if-none-match'] === tag
        ? reply.code(304).send(null)
        : reply.send(result.value)
    },
  )

  app.get(
    '/api/v1/contests/:contest/live/sheets/:sheet',
    {
      schema: {
        params: Type.Object({ contest: Code, sheet: LiveSheet }),
        querystring: Type.Object(
          { format: Format, day: Type.Optional(Day) },
          { additionalProperties: false },
        ),
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const { contest, sheet } = params
      const result = await readLive(context, actor, { contest, day: query.day })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const content = liveSheet(result.value, sheet)
      const name = `${contest} - ${content.name}`
      return sendDownload(reply, await sheetDownload(content, query.format, name))
    },
  )
}

const Filter = {
  search: Type.Optional(Type.String({ maxLength: 100 })),
  unit: Type.Optional(Code),
}

const notBegunRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/live/not-begun',
    {
      schema: {
        params: ContestPath,
        querystring: Type.Object(
          {
            ...Filter,
            limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
            after: Type.Optional(Type.String({ maxLength: 1500 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: NotBegun, ...problems },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await listNotBegun(context, actor, { ...params, ...query })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    '/api/v1/contests/:contest/live/not-begun/sheet',
    {
      schema: {
        params: ContestPath,
        querystring: Type.Object({ ...Filter, format: Format }, { additionalProperties: false }),
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const { format, ...filter } = query
      const result = await takeNotBegun(context, actor, { ...params, ...filter })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const content = notBegunSheet(result.value)
      const name = `${params.contest} - ${content.name}`
      return sendDownload(reply, await sheetDownload(content, format, name))
    },
  )
}

/** How a contest goes, for those who answer for it, and who has not begun. */
export const liveRoutes = (app: HttpApp, context: Context): void => {
  figureRoutes(app, context)
  notBegunRoutes(app, context)
}
