import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { describeContestant } from './describe-contestant.ts'
import { describeTimeline } from './describe-timeline.ts'
import { disqualify } from './disqualify.ts'
import { grantAllowance } from './grant-allowance.ts'
import { liftDisqualificationOf } from './lift-disqualification.ts'
import { listContestants } from './list-contestants.ts'
import { moveContestant } from './move-contestant.ts'
import { outageRoutes } from './outage-routes.ts'
import { resetContestantPassword } from './reset-contestant-password.ts'
import * as schema from './schema.ts'
import { noStore, send } from './send.ts'
import { withdrawAllowanceOf } from './withdraw-allowance.ts'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const Id = Type.String({ pattern: '^[0-9]{1,15}$' })
const contestPath = { contest: Code }
const personPath = { ...contestPath, username: Type.String({ maxLength: 80 }) }
const problems = { '4xx': Problem, '5xx': Problem }
const done = { response: { 204: Type.Null(), ...problems } }
const desk = '/api/v1/contests/:contest'
const person = `${desk}/contestants/:username`

/** Finding contestants, looking at one, and what is decided about them. */
export const contestantRoutes = (app: HttpApp, context: Context): void => {
  lookRoutes(app, context)
  accountRoutes(app, context)
  disqualificationRoutes(app, context)
  allowanceRoutes(app, context)
  outageRoutes(app, context)
}

const lookRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    `${desk}/contestants`,
    {
      schema: {
        params: Type.Object(contestPath),
        querystring: schema.ContestantQuery,
        response: { 200: schema.ContestantList, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const result = await listContestants(context, actor, { ...params, ...query })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    person,
    {
      schema: {
        params: Type.Object(personPath),
        response: { 200: schema.Contestant, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeContestant(context, actor, request.params)
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    `${person}/attempts/:attempt`,
    {
      schema: {
        params: Type.Object({ ...personPath, attempt: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object({ after: Type.Optional(Id) }, { additionalProperties: false }),
        response: { 200: schema.Timeline, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const result = await describeTimeline(context, actor, { ...params, ...query })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )
}

const accountRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${person}/password`,
    {
      schema: {
        params: Type.Object(personPath),
        body: schema.WithReason,
        response: { 201: schema.GivenPassword, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await resetContestantPassword(context, actor, { ...params, ...body })
      if (!result.ok) return send(request, reply, result.refusal)
      const { username, password } = result.value
      return reply.code(201).headers(noStore).send({ username, password })
    },
  )

  app.put(
    `${person}/unit`,
    { schema: { params: Type.Object(personPath), body: schema.MoveContestant, ...done } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await moveContestant(context, actor, { ...params, ...body })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.code(204).send(null)
    },
  )
}

const disqualificationRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${person}/disqualifications`,
    {
      schema: {
        params: Type.Object(personPath),
        body: schema.Disqualify,
        response: { 201: schema.Made, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await disqualify(context, actor, { ...params, ...body })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.code(201).send({ id: String(result.value.id) })
    },
  )

  app.post(
    `${person}/disqualifications/:id/lifting`,
    {
      schema: {
        params: Type.Object({ ...personPath, id: Id }),
        body: schema.WithReason,
        ...done,
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await liftDisqualificationOf(context, actor, { ...params, ...body })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.code(204).send(null)
    },
  )
}

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

const allowanceRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${person}/allowances`,
    {
      schema: {
        params: Type.Object(personPath),
        body: schema.GrantAllowance,
        response: { 201: schema.Made, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const openUntil = instantOf(body.openUntil)
      const result = await grantAllowance(context, actor, { ...params, ...body, openUntil })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.code(201).send({ id: String(result.value.id) })
    },
  )

  app.post(
    `${person}/allowances/:id/withdrawal`,
    {
      schema: {
        params: Type.Object({ ...personPath, id: Id }),
        body: schema.WithReason,
        ...done,
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await withdrawAllowanceOf(context, actor, { ...params, ...body })
      if (!result.ok) return send(request, reply, result.refusal)
      return reply.code(204).send(null)
    },
  )
}
