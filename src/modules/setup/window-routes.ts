import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import {
  MoveWindow,
  NewNotice,
  NoticePublished,
  PlanWindow,
  WindowPlan,
  Windows,
} from '#src/modules/contest/schema.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem, sendRefusal, sentence } from '#src/platform/http/problem.ts'
import { describeWindows } from './describe-windows.ts'
import { moveWindow } from './move-window.ts'
import { planWindow } from './plan-window.ts'
import { publishNotice } from './publish-notice.ts'
import { setupRefusals } from './refusals.ts'

const ContestPath = Type.Object({ contest: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) })
const problems = { '4xx': Problem, '5xx': Problem }
const { not_organiser } = setupRefusals
const refusals = { ...contestRefusals, not_organiser }
const noStore = ['cache-control', 'no-store'] as const
const base = '/api/v1/desk/contests/:contest'

const lookRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    `${base}/windows`,
    { schema: { params: ContestPath, response: { 200: Windows, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeWindows(context, actor, request.params.contest)
      return result.ok
        ? reply.header(...noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, refusals)
    },
  )

  app.post(
    `${base}/windows/plan`,
    {
      schema: { params: ContestPath, body: PlanWindow, response: { 200: WindowPlan, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.body }
      const result = await planWindow(context, actor, asked)
      if (!result.ok) return sendRefusal(request, reply, result.refusal, refusals)
      const { objection, ...plan } = result.value
      const said = objection && {
        code: objection.code,
        detail: sentence(contestRefusals[objection.code], objection, languageOf(request)),
      }
      return reply.header(...noStore).send({ ...plan, objection: said })
    },
  )
}

const actRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/windows`,
    {
      schema: {
        params: ContestPath,
        body: MoveWindow,
        response: { 201: NoticePublished, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.body }
      const result = await moveWindow(context, actor, asked)
      return result.ok
        ? reply
            .code(201)
            .header(...noStore)
            .send({ id: String(result.value.id) })
        : sendRefusal(request, reply, result.refusal, refusals)
    },
  )

  app.post(
    `${base}/notices`,
    {
      schema: {
        params: ContestPath,
        body: NewNotice,
        response: { 201: NoticePublished, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.body }
      const result = await publishNotice(context, actor, asked)
      return result.ok
        ? reply
            .code(201)
            .header(...noStore)
            .send({ id: String(result.value.id) })
        : sendRefusal(request, reply, result.refusal, refusals)
    },
  )
}

/** Moving the windows of parts, and the notices of a contest. */
export const windowRoutes = (app: HttpApp, context: Context): void => {
  lookRoutes(app, context)
  actRoutes(app, context)
}
