import swagger from '@fastify/swagger'
import { Type } from 'typebox'
import type { HttpApp } from './http.ts'

/**
 * Describes all routes registered after it as OpenAPI 3.1 at /api/openapi.json, made from the
 * schemas that requests and replies are held against.
 */
export const describeApi = async (app: HttpApp): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hội Thi',
        description: 'Every refusal is an RFC 9457 problem with a code and a sentence.',
        version: '1',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'hoithi_session' },
        },
      },
    },
  })
  app.get(
    '/api/openapi.json',
    { schema: { hide: true, response: { 200: Type.Unsafe<object>({}) } } },
    (_request, reply) => reply.send(app.swagger()),
  )
}
