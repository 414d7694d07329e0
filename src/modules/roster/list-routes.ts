import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { answerAct } from '#src/modules/long-work/answer-act.ts'
import type { Progress } from '#src/modules/long-work/progress.ts'
import { LongWork } from '#src/modules/long-work/schema.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { fileOf, fileRoute } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import type { Told } from '#src/platform/http/told.ts'
import { readList } from './read-list.ts'
import { indexInTable } from './rules/roster-table.ts'
import { DeskPath, List, ListPreview, ListTaken, ReadList, RowProblem } from './schema.ts'
import { base, refusalOf, refuseWith, tellProblems } from './send.ts'
import { type ListOutcome, takeList } from './take-list.ts'

const problems = { '4xx': Problem, '5xx': Problem }
const bodyLimit = fileRoute.bodyLimit

/** A list that was not taken: the problem, and what is wrong in each of its rows. */
const ListProblem = Type.Object({ ...Problem.properties, rows: Type.Array(RowProblem) })

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

const tellTaken = (request: FastifyRequest, outcome: ListOutcome): Told => {
  if (outcome.plan !== null) return { status: 201, body: counts(outcome) }
  const refusal = { code: 'list_has_problems', values: { count: outcome.problems.length } } as const
  return refusalOf(request, refusal, { rows: outcome.problems.map(tellProblems(request)) })
}

const takingRoute = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/roster/imports`,
    {
      bodyLimit,
      schema: {
        params: DeskPath,
        body: List,
        response: { 201: ListTaken, 202: LongWork, 422: ListProblem, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const list = { rows: body.rows, dryRun: false }
      return answerAct(
        context,
        actor,
        { request, reply },
        {
          kind: 'roster.import',
          run: (progress: Progress<ListOutcome>) =>
            takeList(context, actor, params, list, progress),
          tell: (result) =>
            result.ok ? tellTaken(request, result.value) : refusalOf(request, result.refusal),
        },
      )
    },
  )
}

/** Lists of people: read from a file or pasted text, looked at, and taken onto the roster. */
export const listRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/roster/readings`,
    { ...fileRoute, schema: { params: DeskPath, response: { 200: ReadList, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params } = request
      const result = await readList(context, actor, params, fileOf(request.body))
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const { rows, ignored, guessed } = result.value
      return { rows: [...rows], ignored: [...ignored], guessed }
    },
  )

  app.post(
    `${base}/roster/previews`,
    {
      bodyLimit,
      schema: { params: DeskPath, body: List, response: { 200: ListPreview, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await takeList(context, actor, params, { rows: body.rows, dryRun: true })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return {
        problems: result.value.problems.map(tellProblems(request)),
        ...counts(result.value),
        rows: rowsOf(result.value),
      }
    },
  )

  takingRoute(app, context)
}
