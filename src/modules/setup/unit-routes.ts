import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import { unitRefusals } from '#src/modules/unit/refusals.ts'
import { UnitCandidates, UnitQuery } from '#src/modules/unit/schema.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { chooseContestUnits } from './choose-contest-units.ts'
import { listCandidates, listContestUnits } from './list-contest-units.ts'
import { contestUnitRefusals } from './refusals.ts'
import {
  ContestUnitChoice,
  ContestUnitList,
  ContestUnitOutcome,
  ContestUnitQuery,
} from '#src/modules/contest/unit-schema.ts'

const params = Type.Object({ contest: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) })
const problems = { '4xx': Problem, '5xx': Problem }
const texts = {
  ...contestUnitRefusals,
  no_contest: contestRefusals.no_contest,
  no_unit: unitRefusals.no_unit,
  forbidden: httpRefusals.forbidden,
}
const noStore = { 'cache-control': 'no-store' }

const readingRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/units',
    {
      schema: {
        params,
        querystring: ContestUnitQuery,
        response: { 200: ContestUnitList, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await listContestUnits(context, actor, contest, request.query)
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )

  app.get(
    '/api/v1/contests/:contest/unit-candidates',
    { schema: { params, querystring: UnitQuery, response: { 200: UnitCandidates, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await listCandidates(context, actor, contest, request.query)
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )
}

/** The units that compete: a contest's snapshot of the tree. */
export const contestUnitRoutes = (app: HttpApp, context: Context): void => {
  readingRoutes(app, context)

  app.patch(
    '/api/v1/contests/:contest/units',
    {
      schema: {
        params,
        body: ContestUnitChoice,
        response: { 200: ContestUnitOutcome, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await chooseContestUnits(context, actor, contest, request.body)
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )
}
