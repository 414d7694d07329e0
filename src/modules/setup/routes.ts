import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { describeDesk } from './describe-desk.ts'
import { Desk } from './schema.ts'

const problems = { '4xx': Problem, '5xx': Problem }

/** Setting up and running an edition. */
export const setupRoutes = (app: HttpApp, context: Context): void => {
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
