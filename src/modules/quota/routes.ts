import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { FileReply, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { describeWeek } from './describe-week.ts'
import { exportProgress } from './export-progress.ts'
import { listQuotas } from './list-quotas.ts'
import { readProgress } from './read-progress.ts'
import { quotaRefusals } from './refusals.ts'
import { remindUnits } from './remind-units.ts'
import { Progress, QuotaList, Quotas, Remind, Reminder, Week } from './schema.ts'
import { setQuotas } from './set-quotas.ts'

const Slug = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const problems = { '4xx': Problem, '5xx': Problem }

// What a unit is asked and how it stands is of no business to a cache.
const noStore = { 'cache-control': 'no-store' }

/** The same three at the contest as a whole, and at a unit. */
const scopes = [
  { path: '/api/v1/contests/:contest', params: Type.Object({ contest: Slug }) },
  {
    path: '/api/v1/contests/:contest/units/:unit',
    params: Type.Object({ contest: Slug, unit: Slug }),
  },
] as const

const scopeRoutes = (
  app: HttpApp,
  context: Context,
  { path, params }: (typeof scopes)[number],
): void => {
  app.get(
    `${path}/quotas`,
    { schema: { params, response: { 200: QuotaList, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await listQuotas(context, actor, request.params)
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, quotaRefusals)
    },
  )
  app.put(
    `${path}/quotas`,
    { schema: { params, body: Quotas, response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await setQuotas(context, actor, { ...request.params, ...request.body })
      return result.ok
        ? reply.code(204).send(null)
        : sendRefusal(request, reply, result.refusal, quotaRefusals)
    },
  )
  app.get(
    `${path}/progress`,
    { schema: { params, response: { 200: Progress, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await readProgress(context, actor, request.params)
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, quotaRefusals)
    },
  )
  app.get(
    `${path}/progress/report`,
    {
      schema: {
        params,
        querystring: Type.Object({
          format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' }),
        }),
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await exportProgress(context, actor, { ...request.params, ...request.query })
      return result.ok
        ? sendDownload(reply, result.value)
        : sendRefusal(request, reply, result.refusal, quotaRefusals)
    },
  )
  app.post(
    `${path}/reminders`,
    { schema: { params, body: Remind, response: { 200: Reminder, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await remindUnits(context, actor, { ...request.params, ...request.body })
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, quotaRefusals)
    },
  )
}

/** Quotas, progress against them, reminders, and a coordinator's week. */
export const quotaRoutes = (app: HttpApp, context: Context): void => {
  for (const scope of scopes) scopeRoutes(app, context, scope)
  app.get(
    '/api/v1/contests/:contest/units/:unit/week',
    { schema: { params: scopes[1].params, response: { 200: Week, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeWeek(context, actor, request.params)
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, quotaRefusals)
    },
  )
}
