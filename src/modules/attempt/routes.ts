import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { FileReply, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem, sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { heedAttemptNotices } from './answer-line.ts'
import { describeAttempt } from './describe-attempt.ts'
import { drawSample } from './draw-sample.ts'
import { listOwnAttempts } from './list-own-attempts.ts'
import { markSample } from './mark-sample.ts'
import { attemptRefusals, sampleRefusals } from './refusals.ts'
import { saveAnswers } from './save-answers.ts'
import {
  Attempt,
  AttemptResult,
  Draws,
  DrawSample,
  MarkSample,
  OwnAttempts,
  Sample,
  SampleResult,
  SaveAnswers,
  Saved,
} from './schema.ts'
import { showAttempt } from './show-attempt.ts'
import { startAttempt } from './start-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'
import { downloadDraws, tabulateDraws } from './tabulate-draws.ts'
import { shortRoutes } from './short-routes.ts'
import { type RequestTrace, traceRequests, visitOf } from './trace-requests.ts'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const PartPath = Type.Object({ contest: Code, part: Code })
const AttemptPath = Type.Object({ id: Type.String({ maxLength: 100 }) })
const problems = { '4xx': Problem, '5xx': Problem }

const texts = {
  ...attemptRefusals,
  ...sampleRefusals,
  no_contest: contestRefusals.no_contest,
  no_part: contestRefusals.no_part,
  password_not_set: personRefusals.password_not_set,
  unauthenticated: httpRefusals.unauthenticated,
  forbidden: httpRefusals.forbidden,
  server_busy: httpRefusals.server_busy,
}

const refuseWith = sendsRefusals(texts)

const unauthenticated = { code: 'unauthenticated' } as const

// What a contestant is told is theirs alone, and out of date with the next answer.
const noStore = { 'cache-control': 'no-store' }

/**
 * Taking a quiz: the contestant's own attempts, starting, showing, saving and submitting one; and
 * sample papers, of which nothing is kept.
 */
export const attemptRoutes = (app: HttpApp, context: Context): void => {
  heedAttemptNotices(context)
  const trace = traceRequests(context)
  shortRoutes(app, context, trace)
  void app.register((scope, _options, done) => {
    scope.addHook('onResponse', trace.refusal)
    partRoutes(scope, context, trace)
    answerRoutes(scope, context, trace)
    done()
  })
  sampleRoutes(app, context)
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
      const { seen, isNew } = result.value
      trace.deed(visitOf(request, actor), isNew ? 'start' : 'resume', seen.around.id)
      return reply
        .code(isNew ? 201 : 200)
        .headers(noStore)
        .send(describeAttempt(seen))
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
      trace.deed(visitOf(request, actor), 'show', result.value.around.id)
      return reply.headers(noStore).send(describeAttempt(result.value))
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
      trace.deed(visitOf(request, actor), 'save', params.id, body.sequence)
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
      trace.deed(visitOf(request, actor), 'submit', params.id, body.sequence)
      return reply.headers(noStore).send(result.value)
    },
  )
}

const DrawQuery = Type.Object(
  {
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 47 - 1 })),
    papers: Type.Integer({ minimum: 1, maximum: 50, default: 10 }),
  },
  { additionalProperties: false },
)
const DrawFileQuery = Type.Object(
  {
    ...DrawQuery.properties,
    format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' }),
  },
  { additionalProperties: false },
)
const SamplePath = Type.Object({
  ...PartPath.properties,
  seed: Type.Integer({ minimum: 0, maximum: 2 ** 47 - 1 }),
})

const sampleRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    '/api/v1/contests/:contest/parts/:part/samples',
    { schema: { params: PartPath, body: DrawSample, response: { 200: Sample, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.body }
      const result = await drawSample(context, actor, asked)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.post(
    '/api/v1/contests/:contest/parts/:part/samples/:seed/marking',
    {
      schema: {
        params: SamplePath,
        body: MarkSample,
        response: { 200: SampleResult, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.body }
      const result = await markSample(context, actor, asked)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    '/api/v1/contests/:contest/parts/:part/draws',
    {
      schema: {
        params: PartPath,
        querystring: DrawQuery,
        response: { 200: Draws, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await tabulateDraws(context, actor, asked)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    '/api/v1/contests/:contest/parts/:part/draws/file',
    {
      schema: {
        params: PartPath,
        querystring: DrawFileQuery,
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await downloadDraws(context, actor, asked)
      if (!result.ok) return refuseWith(request, reply, result.refusal)
      return sendDownload(reply, result.value)
    },
  )
}
