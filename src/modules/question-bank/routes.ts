import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import type { Result } from '#src/shared/result.ts'
import { describeBanks } from './describe-banks.ts'
import { describeQuestion } from './describe-question.ts'
import { discardDraft } from './discard-draft.ts'
import { findNearDuplicates } from './find-near-duplicates.ts'
import { importRoutes } from './import-routes.ts'
import { listQuestions } from './list-questions.ts'
import { restoreQuestion, retireQuestion } from './retire-question.ts'
import { reviewQuestion } from './review-question.ts'
import {
  BankPath,
  Banks,
  Difficulty,
  NameVersion,
  NearDuplicates,
  QuestionList,
  QuestionPage,
  QuestionPath,
  Retire,
  Slug,
  UseQuestions,
  WriteQuestion,
  Written,
} from './schema.ts'
import { bank, type Code, noStore, sayNo, sayWrong } from './send.ts'
import { useQuestions } from './use-questions.ts'
import { type Writing, writeQuestion } from './write-question.ts'

const problems = { '4xx': Problem, '5xx': Problem }
const strict = { additionalProperties: false }

const sendDone = (
  request: FastifyRequest,
  reply: FastifyReply,
  result: Result<null, Code>,
): FastifyReply =>
  result.ok ? reply.headers(noStore).code(204).send(null) : sayNo(request, reply, result.refusal)

const done = { 204: Type.Null(), ...problems }

const readingRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/contests/:contest/banks',
    {
      schema: { params: Type.Object({ contest: Slug }), response: { 200: Banks, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeBanks(context, actor, request.params.contest)
      if (!result.ok) return sayNo(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    `${bank}/questions`,
    {
      schema: {
        params: BankPath,
        querystring: Type.Object(
          {
            search: Type.Optional(Type.String({ maxLength: 200 })),
            topic: Type.Optional(Slug),
            difficulty: Type.Optional(Difficulty),
            state: Type.Optional(
              Type.Union([
                Type.Literal('in_use'),
                Type.Literal('draft'),
                Type.Literal('reviewed'),
                Type.Literal('retired'),
              ]),
            ),
            limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
            after: Type.Optional(Type.String({ maxLength: 60 })),
          },
          strict,
        ),
        response: { 200: QuestionList, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query }
      const result = await listQuestions(context, actor, asked)
      if (!result.ok) return sayNo(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    `${bank}/questions/:code`,
    { schema: { params: QuestionPath, response: { 200: QuestionPage, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeQuestion(context, actor, request.params)
      if (!result.ok) return sayNo(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.get(
    `${bank}/near-duplicates`,
    { schema: { params: BankPath, response: { 200: NearDuplicates, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await findNearDuplicates(context, actor, request.params)
      if (!result.ok) return sayNo(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )
}

const sendWritten = (
  request: FastifyRequest,
  reply: FastifyReply,
  writing: Writing,
  status: 200 | 201,
): FastifyReply => {
  if (writing.state === 'invalid') return sayWrong(request, reply, writing.problems)
  if (writing.state === 'refused') return sayNo(request, reply, writing.refusal)
  return reply.headers(noStore).code(status).send(writing.written)
}

const writingRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${bank}/questions`,
    {
      schema: { params: BankPath, body: WriteQuestion, response: { 201: Written, ...problems } },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const writing = await writeQuestion(context, actor, request.params, request.body)
      return sendWritten(request, reply, writing, 201)
    },
  )

  app.put(
    `${bank}/questions/:code/draft`,
    {
      schema: {
        params: QuestionPath,
        body: WriteQuestion,
        response: { 200: Written, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const writing = await writeQuestion(context, actor, request.params, request.body)
      return sendWritten(request, reply, writing, 200)
    },
  )

  app.delete(
    `${bank}/questions/:code/draft`,
    { schema: { params: QuestionPath, querystring: NameVersion, response: done } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const named = { ...request.params, ...request.query }
      return sendDone(request, reply, await discardDraft(context, actor, named))
    },
  )
}

const decisionRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${bank}/questions/:code/review`,
    { schema: { params: QuestionPath, body: NameVersion, response: done } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const named = { ...request.params, ...request.body }
      return sendDone(request, reply, await reviewQuestion(context, actor, named))
    },
  )

  app.post(
    `${bank}/uses`,
    { schema: { params: BankPath, body: UseQuestions, response: done } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { questions } = request.body
      const result = await useQuestions(context, actor, request.params, questions)
      return sendDone(request, reply, result)
    },
  )

  app.post(
    `${bank}/questions/:code/retirement`,
    { schema: { params: QuestionPath, body: Retire, response: done } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, reason: request.body.reason ?? null }
      return sendDone(request, reply, await retireQuestion(context, actor, asked))
    },
  )

  app.delete(
    `${bank}/questions/:code/retirement`,
    { schema: { params: QuestionPath, response: done } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      return sendDone(request, reply, await restoreQuestion(context, actor, request.params))
    },
  )
}

/** Working on the banks of a contest: reading, writing, reviewing, using, retiring, importing. */
export const bankRoutes = (app: HttpApp, context: Context): void => {
  readingRoutes(app, context)
  writingRoutes(app, context)
  decisionRoutes(app, context)
  importRoutes(app, context)
}
