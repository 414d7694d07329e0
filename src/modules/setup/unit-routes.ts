import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { whoActs } from '#src/modules/person/policy.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
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
  password_not_set: personRefusals.password_not_set,
  unauthenticated: httpRefusals.unauthenticated,
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
      const who = whoActs(request.actor)
      const { contest } = request.params
      const result = who.ok
        ? await listContestUnits(context, who.value, contest, request.query)
        : who
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )

  app.get(
    '/api/v1/contests/:contest/unit-candidates',
    { schema: { params, querystring: UnitQuery, response: { 200: UnitCandidates, ...problems } } },
    async (request, reply) => {
      const who = whoActs(request.actor)
      const { contest } = request.params
      const result = who.ok ? await listCandidates(context, who.value, contest, request.query) : who
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
      const who = whoActs(request.actor)
      const { contest } = request.params
      const result = who.ok
        ? await chooseContestUnits(context, who.value, contest, request.body)
        : who
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )
}
