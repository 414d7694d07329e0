import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { sendBusy } from '#src/platform/http/faults.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem, sendRefusal, sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { listOwnAttempts } from './list-own-attempts.ts'
import { attemptRefusals } from './refusals.ts'
import { saveAnswers } from './save-answers.ts'
import { Attempt, AttemptResult, OwnAttempts, SaveAnswers, Saved } from './schema.ts'
import { showAttempt } from './show-attempt.ts'
import { startAttempt } from './start-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'
import { type RequestTrace, traceRequests } from './trace-requests.ts'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const PartPath = Type.Object({ contest: Code, part: Code })
const AttemptPath = Type.Object({ id: Type.String({ maxLength: 100 }) })
const problems = { '4xx': Problem, '5xx': Problem }

const texts = {
  ...attemptRefusals,
  no_contest: contestRefusals.no_contest,
  no_part: contestRefusals.no_part,
  password_not_set: personRefusals.password_not_set,
  unauthenticated: httpRefusals.unauthenticated,
  server_busy: httpRefusals.server_busy,
}

const refuseWith = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<keyof typeof texts>,
): FastifyReply =>
  refusal.code === 'server_busy'
    ? sendBusy(request, reply)
    : sendRefusal(request, reply, refusal, texts)

const unauthenticated = { code: 'unauthenticated' } as const

// What a contestant is told is theirs alone, and out of date with the next answer.
const noStore = { 'cache-control': 'no-store' }

/** Taking a quiz: the contestant's own attempts, starting, showing, saving and submitting one. */
export const attemptRoutes = (app: HttpApp, context: Context): void => {
  const trace = traceRequests(context)
  void app.register((scope, _options, done) => {
    scope.addHook('onResponse', trace.refusal)
    partRoutes(scope, context, trace)
    answerRoutes(scope, context, trace)
    done()
  })
}

const partRoutes = (app: HttpApp, context: Context, trace: RequestTrace): void => {
  app.get(
    '/api/v1/contests/:contest/parts/:part/attempts',
    { schema: { params: PartPath, response: { 200: OwnAttempts, ...problems } } },
    async (request, reply) => {
      const { actor, arrivedAt } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await listOwnAttempts(context, actor, { ...request.params, arrivedAt })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const { refusal } = result.value
      const detail = refusal && sentence(texts[refusal.code], refusal, languageOf(request))
      return reply.headers(noStore).send({
        ...result.value,
        refusal: refusal === null || detail === null ? null : { code: refusal.code, detail },
      })
    },
  )

  app.post(
    '/api/v1/contests/:contest/parts/:part/attempts',
    { schema: { params: PartPath, response: { 200: Attempt, 201: Attempt, ...problems } } },
    async (request, reply) => {
      const { actor, arrivedAt } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await startAttempt(context, actor, { ...request.params, arrivedAt })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      const { attempt, isNew } = result.value
      trace.deed(request, actor, isNew ? 'start' : 'resume', attempt.id)
      return reply
        .code(isNew ? 201 : 200)
        .headers(noStore)
        .send(attempt)
    },
  )
}

const answerRoutes = (app: HttpApp, context: Context, trace: RequestTrace): void => {
  app.get(
    '/api/v1/attempts/:id',
    { schema: { params: AttemptPath, response: { 200: Attempt, ...problems } } },
    async (request, reply) => {
      const { actor, arrivedAt } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await showAttempt(context, actor, { ...request.params, arrivedAt })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      trace.deed(request, actor, 'show', result.value.id)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.put(
    '/api/v1/attempts/:id/answers',
    { schema: { params: AttemptPath, body: SaveAnswers, response: { 200: Saved, ...problems } } },
    async (request, reply) => {
      const { actor, arrivedAt, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await saveAnswers(context, actor, { ...params, ...body, arrivedAt })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      trace.deed(request, actor, 'save', params.id, body.sequence)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.post(
    '/api/v1/attempts/:id/submission',
    {
      schema: {
        params: AttemptPath,
        body: SaveAnswers,
        response: { 200: AttemptResult, ...problems },
      },
    },
    async (request, reply) => {
      const { actor, arrivedAt, params, body } = request
      if (actor === null) return refuseWith(request, reply, unauthenticated)
      const result = await submitAttempt(context, actor, { ...params, ...body, arrivedAt })
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      trace.deed(request, actor, 'submit', params.id, body.sequence)
      return reply.headers(noStore).send(result.value)
    },
  )
}
