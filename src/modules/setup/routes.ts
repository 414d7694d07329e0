import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { describeDesk } from './describe-desk.ts'
import { describeSetup } from './describe-setup.ts'
import { moveStage } from './move-stage.ts'
import { Desk, MoveStage, Overview, StageMoved } from './schema.ts'
import { settingsRoutes } from './settings-routes.ts'
import { startRoutes } from './start-routes.ts'
import { refusalTexts } from './tell-problems.ts'

const ContestPath = Type.Object({ contest: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) })
const problems = { '4xx': Problem, '5xx': Problem }

const deskRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/desk',
    { schema: { response: { 200: Desk, ...problems } } },
    async (request, reply) =>
      request.actor === null
        ? sendRefusal(request, reply, { code: 'unauthenticated' }, httpRefusals)
        : reply
            .header('cache-control', 'no-store')
            .send(await describeDesk(context, request.actor)),
  )
}

const stageRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/desk/contests/:contest/overview',
    { schema: { params: ContestPath, response: { 200: Overview, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeSetup(context, actor, request.params.contest)
      return result.ok
        ? reply.header('cache-control', 'no-store').send(result.value)
        : sendRefusal(request, reply, result.refusal, refusalTexts)
    },
  )

  app.post(
    '/api/v1/desk/contests/:contest/stage',
    {
      schema: {
        params: ContestPath,
        body: MoveStage,
        response: { 200: StageMoved, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await moveStage(context, actor, contest, request.body)
      return result.ok
        ? reply.send({ stage: result.value })
        : sendRefusal(request, reply, result.refusal, refusalTexts)
    },
  )
}

/** Setting up and running an edition. */
export const setupRoutes = (app: HttpApp, context: Context): void => {
  deskRoute(app, context)
  stageRoutes(app, context)
  settingsRoutes(app, context)
  startRoutes(app, context)
}
