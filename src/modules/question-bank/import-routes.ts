import { Type } from 'typebox'
import { answerAct } from '#src/modules/long-work/answer-act.ts'
import { LongWork } from '#src/modules/long-work/schema.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { fileOf, fileRoute } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { previewImport } from './preview-import.ts'
import { BankPath, Imported, ImportPreview } from './schema.ts'
import { bank, noStore, sayNo, tellNo } from './send.ts'
import { takeImport } from './take-import.ts'

const problems = { '4xx': Problem, '5xx': Problem }
const strict = { additionalProperties: false }
const Sheet = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }))

const takingRoute = (app: HttpApp, context: Context): void => {
  app.post(
    `${bank}/imports`,
    {
      ...fileRoute,
      schema: {
        params: BankPath,
        querystring: Type.Object(
          { sheet: Sheet, stamp: Type.String({ pattern: '^[0-9a-f]{32}$' }) },
          strict,
        ),
        response: { 201: Imported, 202: LongWork, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query, file: fileOf(request.body) }
      return answerAct(
        context,
        actor,
        { request, reply },
        {
          kind: 'bank.import',
          run: (progress) => takeImport(context, actor, asked, progress),
          tell: (result) =>
            result.ok ? { status: 201, body: result.value } : tellNo(request, result.refusal),
        },
      )
    },
  )
}

/** Files of questions: looked at, and taken into a bank. */
export const importRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${bank}/import-previews`,
    {
      ...fileRoute,
      schema: {
        params: BankPath,
        querystring: Type.Object({ sheet: Sheet }, strict),
        response: { 200: ImportPreview, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query, file: fileOf(request.body) }
      const result = await previewImport(context, actor, asked)
      if (!result.ok) return sayNo(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  takingRoute(app, context)
}
