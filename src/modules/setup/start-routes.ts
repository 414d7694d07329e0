import { ProblemsFound } from '#src/modules/pack/schema.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { fileOf, fileRoute } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { copyContest } from './copy-contest.ts'
import { describeStart } from './describe-start.ts'
import { guideContest } from './guide-contest.ts'
import { readUnitSheet } from './read-unit-sheet.ts'
import { CopyContest, GuidedContest, PackPreview, Started, StartPage, UnitRows } from './schema.ts'
import { previewPack, takePack } from './take-pack.ts'
import { refusalTexts, sendProblems } from './tell-problems.ts'

const problems = { 422: ProblemsFound, '4xx': Problem, '5xx': Problem }
// Guides and posters lie in a pack beside its rules.
const packRoute = { ...fileRoute, bodyLimit: 20 * 1024 * 1024 }

const pageRoute = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/desk/start',
    { schema: { response: { 200: StartPage, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeStart(context, actor)
      return result.ok
        ? reply.header('cache-control', 'no-store').send(result.value)
        : sendRefusal(request, reply, result.refusal, refusalTexts)
    },
  )

  app.post(
    '/api/v1/desk/start/units',
    { ...fileRoute, schema: { response: { 200: UnitRows, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await readUnitSheet(context, actor, fileOf(request.body))
      return result.ok
        ? reply.header('cache-control', 'no-store').send(result.value)
        : sendProblems(request, reply, result.refusal, result.problems)
    },
  )
}

const formRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    '/api/v1/desk/start/copy',
    { schema: { body: CopyContest, response: { 201: Started, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await copyContest(context, actor, request.body)
      return result.ok
        ? reply.code(201).send(result.value)
        : sendProblems(request, reply, result.refusal, result.problems)
    },
  )

  app.post(
    '/api/v1/desk/start/form',
    { schema: { body: GuidedContest, response: { 201: Started, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await guideContest(context, actor, request.body)
      return result.ok
        ? reply.code(201).send(result.value)
        : sendProblems(request, reply, result.refusal, result.problems)
    },
  )
}

const packRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    '/api/v1/desk/start/pack/preview',
    { ...packRoute, schema: { response: { 200: PackPreview, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await previewPack(context, actor, fileOf(request.body))
      return result.ok
        ? reply.header('cache-control', 'no-store').send(result.value)
        : sendProblems(request, reply, result.refusal, result.problems)
    },
  )

  app.post(
    '/api/v1/desk/start/pack',
    { ...packRoute, schema: { response: { 201: Started, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await takePack(context, actor, fileOf(request.body))
      return result.ok
        ? reply.code(201).send(result.value)
        : sendProblems(request, reply, result.refusal, result.problems)
    },
  )
}

/** Starting an edition: from an earlier one, a pack, or the short form. */
export const startRoutes = (app: HttpApp, context: Context): void => {
  pageRoute(app, context)
  formRoutes(app, context)
  packRoutes(app, context)
}
