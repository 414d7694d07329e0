import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { findCandidates } from './find-candidates.ts'
import { giveRole } from './give-role.ts'
import { listCoordinators } from './list-coordinators.ts'
import { listRoles } from './list-roles.ts'
import { roleRefusals } from './refusals.ts'
import { renewPassword } from './renew-password.ts'
import {
  CandidateQuery,
  Candidates,
  ContestPath,
  GivenRole,
  GiveRole,
  GrantPath,
  ProposedUsername,
  RenewedPassword,
  Roles,
  UnitPath,
  UsernameQuery,
} from './schema.ts'
import { suggestUsername } from './suggest-username.ts'
import { takeRole } from './take-role.ts'

const problems = { '4xx': Problem, '5xx': Problem }

const texts = { ...httpRefusals, ...personRefusals, ...roleRefusals }

const refuseWith = sendsRefusals(texts)

const base = '/api/v1/contests/:contest/roles'

const readingRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    base,
    { schema: { params: ContestPath, response: { 200: Roles, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await listRoles(context, actor, request.params.contest)
      reply.header('cache-control', 'no-store')
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.get(
    '/api/v1/contests/:contest/units/:unit/coordinators',
    { schema: { params: UnitPath, response: { 200: Roles, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await listCoordinators(context, actor, request.params)
      reply.header('cache-control', 'no-store')
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.get(
    `${base}/candidates`,
    {
      schema: {
        params: ContestPath,
        querystring: CandidateQuery,
        response: { 200: Candidates, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await findCandidates(context, actor, asked)
      reply.header('cache-control', 'no-store')
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.get(
    `${base}/username`,
    {
      schema: {
        params: ContestPath,
        querystring: UsernameQuery,
        response: { 200: ProposedUsername, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await suggestUsername(context, actor, asked)
      reply.header('cache-control', 'no-store')
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )
}

const actingRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    base,
    {
      schema: { params: ContestPath, body: GiveRole, response: { 201: GivenRole, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { contest } = request.params
      const result = await giveRole(context, actor, contest, request.body)
      reply.header('cache-control', 'no-store')
      return result.ok
        ? reply.code(201).send(result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )

  app.delete(
    `${base}/:grant`,
    { schema: { params: GrantPath, response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await takeRole(context, actor, request.params)
      return result.ok ? reply.code(204).send(null) : refuseWith(request, reply, result.refusal)
    },
  )

  app.post(
    `${base}/:grant/password`,
    { schema: { params: GrantPath, response: { 201: RenewedPassword, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await renewPassword(context, actor, request.params)
      reply.header('cache-control', 'no-store')
      return result.ok
        ? reply.code(201).send(result.value)
        : refuseWith(request, reply, result.refusal)
    },
  )
}

/** Who does what in a contest. */
export const roleRoutes = (app: HttpApp, context: Context): void => {
  readingRoutes(app, context)
  actingRoutes(app, context)
}
