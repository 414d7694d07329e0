import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { FileReply, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { FormProblem, Problem, sendFormProblem } from '#src/platform/http/problem.ts'
import { correctContestant } from './correct-contestant.ts'
import { describeRoster } from './describe-roster.ts'
import { downloadContestants } from './download-contestants.ts'
import { listContestants } from './list-contestants.ts'
import { listRoutes } from './list-routes.ts'
import { removeContestant } from './remove-contestant.ts'
import {
  ContestantChange,
  ContestantPath,
  ContestantQuery,
  DeskPath,
  DownloadQuery,
  RosterOverview,
  RosterPage,
} from './schema.ts'
import { base, refuseWith, tellProblems, texts } from './send.ts'
import { slipRoutes } from './slip-routes.ts'

const problems = { '4xx': Problem, '5xx': Problem }

const readingRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    `${base}/roster`,
    { schema: { params: DeskPath, response: { 200: RosterOverview, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params } = request
      const result = await describeRoster(context, actor, params)
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.get(
    `${base}/contestants`,
    {
      schema: {
        params: DeskPath,
        querystring: ContestantQuery,
        response: { 200: RosterPage, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const result = await listContestants(context, actor, params, query)
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.get(
    `${base}/contestants/download`,
    {
      schema: {
        params: DeskPath,
        querystring: DownloadQuery,
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const result = await downloadContestants(context, actor, params, query)
      return result.ok
        ? sendDownload(reply, result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )
}

const contestantRoutes = (app: HttpApp, context: Context): void => {
  app.patch(
    `${base}/contestants/:person`,
    {
      schema: {
        params: ContestantPath,
        body: ContestantChange,
        response: { 204: Type.Null(), 422: FormProblem, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await correctContestant(context, actor, params, body)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const wrong = result.value.problems
      if (wrong.length === 0) return reply.code(204).send(null)
      const refusal = { code: 'contestant_not_valid', values: { count: wrong.length } } as const
      const fields = wrong.map(tellProblems(request)).map(({ row: _, ...field }) => field)
      return sendFormProblem(request, reply, refusal, texts, fields)
    },
  )

  app.delete(
    `${base}/contestants/:person`,
    { schema: { params: ContestantPath, response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params } = request
      const result = await removeContestant(context, actor, params)
      return result.ok ? reply.code(204).send(null) : refuseWith(request, reply, result.refusal)
    },
  )
}

/** The desk of a unit: its roster, lists that are taken onto it, slips and passwords. */
export const rosterRoutes = (app: HttpApp, context: Context): void => {
  readingRoutes(app, context)
  listRoutes(app, context)
  contestantRoutes(app, context)
  slipRoutes(app, context)
}
