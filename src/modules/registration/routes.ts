import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import { rosterProblems } from '#src/modules/roster/problems.ts'
import { rosterRefusals } from '#src/modules/roster/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import {
  type FieldProblem,
  FormProblem,
  languageOf,
  Problem,
  sendFormProblem,
  sentence,
} from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { confirmRegistration } from './confirm-registration.ts'
import { declineRegistration } from './decline-registration.ts'
import { describeRegistration } from './describe-registration.ts'
import { listRegistrations } from './list-registrations.ts'
import { registrationRefusals } from './refusals.ts'
import { requestRegistration } from './request-registration.ts'
import {
  Confirmed,
  ContestPath,
  Decline,
  DeskPath,
  ReceiptPath,
  Registered,
  RegistrationForm,
  RegistrationList,
  RegistrationPath,
  RegistrationQuery,
  RegistrationRequest,
  RegistrationState,
} from './schema.ts'
import { showReceipt } from './show-receipt.ts'

const problems = { '4xx': Problem, '5xx': Problem }

const texts = {
  ...registrationRefusals,
  no_contest: contestRefusals.no_contest,
  no_desk: rosterRefusals.no_desk,
  forbidden: httpRefusals.forbidden,
  server_busy: httpRefusals.server_busy,
}

const expectations = { ...rosterProblems, ...personRefusals }

const send = sendsRefusals(texts)

const refuseWith = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<keyof typeof texts>,
): FastifyReply => {
  const seconds = refusal.values?.['seconds']
  if (seconds !== undefined) reply.header('retry-after', String(seconds))
  return send(request, reply, refusal)
}

type Told = {
  readonly field: string
  readonly found: string
  readonly code: keyof typeof expectations
  readonly values: Readonly<Record<string, string | number>>
}

const tell =
  (request: FastifyRequest) =>
  ({ field, found, code, values }: Told): FieldProblem => ({
    field,
    found,
    expected: sentence(expectations[code], { code, values }, languageOf(request)),
    code,
  })

const publicRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/registration',
    { schema: { params: ContestPath, response: { 200: RegistrationForm, ...problems } } },
    async (request, reply) => {
      const result = await describeRegistration(context, request.params.contest)
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.post(
    '/api/v1/contests/:contest/registrations',
    {
      schema: {
        params: ContestPath,
        body: RegistrationRequest,
        response: { 201: Registered, 422: FormProblem, ...problems },
      },
    },
    async (request, reply) => {
      const { params, body, ip } = request
      const result = await requestRegistration(context, params.contest, body, ip)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      if (result.value.kept) return reply.code(201).send({ receipt: result.value.receipt })
      const wrong = result.value.problems.map(tell(request))
      const refusal = { code: 'registration_not_valid', values: { count: wrong.length } } as const
      return sendFormProblem(request, reply, refusal, texts, wrong)
    },
  )

  app.get(
    '/api/v1/registrations/:receipt',
    { schema: { params: ReceiptPath, response: { 200: RegistrationState, ...problems } } },
    async (request, reply) => {
      const result = await showReceipt(context, request.params.receipt, request.ip)
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )
}

const base = '/api/v1/contests/:contest/units/:unit/registrations'

const deskRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    base,
    {
      schema: {
        params: DeskPath,
        querystring: RegistrationQuery,
        response: { 200: RegistrationList, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, query } = request
      const result = await listRegistrations(context, actor, params, query)
      return result.ok ? result.value : refuseWith(request, reply, result.refusal)
    },
  )

  app.post(
    `${base}/:registration/confirmation`,
    {
      schema: {
        params: RegistrationPath,
        response: { 201: Confirmed, 422: FormProblem, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params } = request
      const result = await confirmRegistration(context, actor, params)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      if (result.value.done) return reply.code(201).send(result.value.confirmed)
      const wrong = result.value.problems.map(({ column, ...problem }) =>
        tell(request)({ ...problem, field: column }),
      )
      const refusal = { code: 'registration_not_taken' } as const
      return sendFormProblem(request, reply, refusal, texts, wrong)
    },
  )

  app.post(
    `${base}/:registration/refusal`,
    {
      schema: {
        params: RegistrationPath,
        body: Decline,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const result = await declineRegistration(context, actor, params, body.reason)
      return result.ok ? reply.code(204).send(null) : refuseWith(request, reply, result.refusal)
    },
  )
}

/** Registering oneself for a contest, and the decisions of the unit's desk about it. */
export const registrationRoutes = (app: HttpApp, context: Context): void => {
  publicRoutes(app, context)
  deskRoutes(app, context)
}
