import { Type } from 'typebox'
import { ProblemsFound } from '#src/modules/pack/schema.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { fileOf, fileRoute } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { changeSettings } from './change-settings.ts'
import { checkSettings } from './check-settings.ts'
import { listSettingsHistory } from './list-settings-history.ts'
import { readSettings } from './read-settings.ts'
import {
  ChangeSettings,
  CheckSettings,
  SettingsCheck,
  SettingsHistory,
  SettingsPage,
  SettingsSaved,
  StoredDocument,
} from './schema.ts'
import { problemsSaid, refusalTexts, sendProblems } from './tell-problems.ts'
import { uploadDocument } from './upload-document.ts'

const ContestPath = Type.Object({ contest: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) })
const problems = { '4xx': Problem, '5xx': Problem }
const path = '/api/v1/desk/contests/:contest/settings'

const readRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    path,
    { schema: { params: ContestPath, response: { 200: SettingsPage, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await readSettings(context, actor, request.params.contest)
      return result.ok
        ? reply.header('cache-control', 'no-store').send(result.value)
        : sendRefusal(request, reply, result.refusal, refusalTexts)
    },
  )

  app.get(
    `${path}/history`,
    {
      schema: {
        params: ContestPath,
        querystring: Type.Object({ after: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })) }),
        response: { 200: SettingsHistory, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await listSettingsHistory(context, actor, contest, request.query.after)
      return result.ok
        ? reply.header('cache-control', 'no-store').send(result.value)
        : sendRefusal(request, reply, result.refusal, refusalTexts)
    },
  )
}

const checkRoute = (app: HttpApp, context: Context): void => {
  app.post(
    `${path}/check`,
    {
      schema: {
        params: ContestPath,
        body: CheckSettings,
        response: { 200: SettingsCheck, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await checkSettings(context, actor, contest, request.body.settings)
      if (!result.ok) return sendRefusal(request, reply, result.refusal, refusalTexts)
      const { changes, problems: found, refused } = result.value
      return reply.header('cache-control', 'no-store').send({
        problems: problemsSaid(request, found),
        refused: problemsSaid(request, refused),
        changes: changes.map(({ path: field, from, to }) => ({ field, from, to })),
      })
    },
  )
}

const changeRoute = (app: HttpApp, context: Context): void => {
  app.put(
    path,
    {
      schema: {
        params: ContestPath,
        body: ChangeSettings,
        response: {
          200: SettingsSaved,
          409: ProblemsFound,
          422: ProblemsFound,
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await changeSettings(context, actor, contest, request.body)
      if (result.ok) return reply.header('cache-control', 'no-store').send(result.value)
      return sendProblems(request, reply, result.refusal, result.problems)
    },
  )
}

const documentRoute = (app: HttpApp, context: Context): void => {
  app.post(
    `${path}/documents`,
    {
      ...fileRoute,
      schema: {
        params: ContestPath,
        querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: { 201: StoredDocument, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { name } = request.query
      const { contest } = request.params
      const bytes = fileOf(request.body)
      const result = await uploadDocument(context, actor, contest, { name, bytes })
      return result.ok
        ? reply.code(201).send(result.value)
        : sendRefusal(request, reply, result.refusal, refusalTexts)
    },
  )
}

/** Reading, checking and changing the settings of a contest, and its documents. */
export const settingsRoutes = (app: HttpApp, context: Context): void => {
  readRoutes(app, context)
  checkRoute(app, context)
  changeRoute(app, context)
  documentRoute(app, context)
}
