import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { fileOf, FileReply, fileRoute, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import {
  FormProblem,
  languageOf,
  Problem,
  sendFormProblem,
  sendRefusal,
  sentence,
} from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { correctContestant } from './correct-contestant.ts'
import { describeRoster } from './describe-roster.ts'
import { downloadContestants } from './download-contestants.ts'
import { issueSlips, type IssuedSlips } from './issue-slips.ts'
import { listContestants } from './list-contestants.ts'
import { mailSlips } from './mail-slips.ts'
import { type RosterProblem, rosterProblems } from './problems.ts'
import { readList } from './read-list.ts'
import { rosterRefusals } from './refusals.ts'
import { removeContestant } from './remove-contestant.ts'
import { resetContestantPassword } from './reset-contestant-password.ts'
import { indexInTable } from './rules/roster-table.ts'
import {
  ContestantChange,
  ContestantPath,
  ContestantQuery,
  DeskPath,
  DownloadQuery,
  List,
  ListPreview,
  MailedSlips,
  ListTaken,
  ReadList,
  type RowProblem,
  RosterOverview,
  RosterPage,
  SlipRequest,
  Slips,
} from './schema.ts'
import { type ListOutcome, takeList } from './take-list.ts'

const problems = { '4xx': Problem, '5xx': Problem }

const texts = {
  ...rosterRefusals,
  ...sheetRefusals,
  forbidden: httpRefusals.forbidden,
  unauthenticated: httpRefusals.unauthenticated,
  password_not_set: personRefusals.password_not_set,
}

const refuseWith = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<keyof typeof texts>,
): FastifyReply => sendRefusal(request, reply, refusal, texts)

const unauthenticated = { code: 'unauthenticated' } as const

const base = '/api/v1/contests/:contest/units/:unit'

const tellProblems =
  (request: FastifyRequest) =>
  ({ row, column, found, code, values }: RosterProblem): RowProblem => ({
    row,
    field: column,
    found,
    expected: sentence(rosterProblems[code], { code, values }, languageOf(request)),
    code,
  })

const counts = ({ plan, newSubUnits }: ListOutcome): ListTaken => ({
  created: plan?.create.length ?? 0,
  linked: plan?.link.length ?? 0,
  updated: plan?.update.length ?? 0,
  unchanged: plan?.unchanged.length ?? 0,
  newSubUnits: [...newSubUnits],
})

const becomes = { create: 'created', link: 'linked', update: 'updated' } as const

const rowsOf = ({ plan }: ListOutcome): ListPreview['rows'] =>
  (['create', 'link', 'update'] as const).flatMap((kind) =>
    (plan?.[kind] ?? []).map(({ entry }) => ({
      row: indexInTable(entry.row),
      becomes: becomes[kind],
    })),
  )

const signInAddress = ({ config }: Context, request: FastifyRequest): string =>
  `${config.publicUrl ?? `${request.protocol}://${request.host}`}/sign-in`

const sendSlips = (
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, slips }: IssuedSlips,
) =>
  reply.code(201).send({
    contest: desk.contest.name,
    signIn: signInAddress(context, request),
    slips: [...slips],
  })

const readingRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    `${base}/roster`,
    { schema: { params: DeskPath, response: { 200: RosterOverview, ...problems } } },
    async (request, reply) => {
      const { actor, params } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
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
      const { actor, params, query } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
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
      const { actor, params, query } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await downloadContestants(context, actor, params, query)
      return result.ok
        ? sendDownload(reply, result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )
}

const listRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/roster/readings`,
    { ...fileRoute, schema: { params: DeskPath, response: { 200: ReadList, ...problems } } },
    async (request, reply) => {
      const { actor, params } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await readList(context, actor, params, fileOf(request.body))
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const { rows, ignored, guessed } = result.value
      return { rows: [...rows], ignored: [...ignored], guessed }
    },
  )

  const bodyLimit = fileRoute.bodyLimit
  app.post(
    `${base}/roster/previews`,
    {
      bodyLimit,
      schema: { params: DeskPath, body: List, response: { 200: ListPreview, ...problems } },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await takeList(context, actor, params, { rows: body.rows, dryRun: true })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return {
        problems: result.value.problems.map(tellProblems(request)),
        ...counts(result.value),
        rows: rowsOf(result.value),
      }
    },
  )

  app.post(
    `${base}/roster/imports`,
    {
      bodyLimit,
      schema: { params: DeskPath, body: List, response: { 201: ListTaken, ...problems } },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await takeList(context, actor, params, { rows: body.rows, dryRun: false })
      return result.ok
        ? reply.code(201).send(counts(result.value))
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
      const { actor, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
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
      const { actor, params } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await removeContestant(context, actor, params)
      return result.ok ? reply.code(204).send(null) : refuseWith(request, reply, result.refusal)
    },
  )
}

const slipRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/contestants/:person/password`,
    { schema: { params: ContestantPath, response: { 201: Slips, ...problems } } },
    async (request, reply) => {
      const { actor, params } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await resetContestantPassword(context, actor, params)
      return result.ok
        ? sendSlips(context, request, reply, result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )

  app.post(
    `${base}/slips`,
    {
      bodyLimit: fileRoute.bodyLimit,
      schema: { params: DeskPath, body: SlipRequest, response: { 201: Slips, ...problems } },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await issueSlips(context, actor, params, body)
      return result.ok
        ? sendSlips(context, request, reply, result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )
}

const letterRoute = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/slips/letters`,
    {
      bodyLimit: fileRoute.bodyLimit,
      schema: { params: DeskPath, body: SlipRequest, response: { 202: MailedSlips, ...problems } },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const signIn = signInAddress(context, request)
      const result = await mailSlips(context, actor, params, { asked: body, signIn })
      return result.ok
        ? reply.code(202).send(result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )
}

/** The desk of a unit: its roster, lists that are taken onto it, slips and passwords. */
export const rosterRoutes = (app: HttpApp, context: Context): void => {
  readingRoutes(app, context)
  listRoutes(app, context)
  contestantRoutes(app, context)
  slipRoutes(app, context)
  letterRoute(app, context)
}
