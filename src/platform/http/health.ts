import { Type } from 'typebox'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from './http.ts'

const Health = Type.Object({ status: Type.Union([Type.Literal('up'), Type.Literal('down')]) })

/** GET /healthz, for whoever watches the server: 200 while the database answers, else 503. */
export const healthRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/healthz',
    {
      schema: {
        summary: 'Whether this server and its database answer',
        response: { 200: Health, 503: Health },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      try {
        await context.db.pool.query('select 1')
        return await reply.send({ status: 'up' })
      } catch (error) {
        request.log.warn({ err: error }, 'database not reached')
        return reply.code(503).send({ status: 'down' })
      }
    },
  )
}
