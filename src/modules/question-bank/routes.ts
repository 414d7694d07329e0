import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { answerAct } from '#src/modules/long-work/answer-act.ts'
import { workRefusals } from '#src/modules/long-work/refusals.ts'
import { LongWork } from '#src/modules/long-work/schema.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { hasOwnPassword } from '#src/modules/person/policy.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { fileOf, fileRoute } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem, sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendTold, tellRefusal, type Told } from '#src/platform/http/told.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import type { QuestionProblem } from '#src/shared/question-form.ts'
import type { Refusal, Result } from '#src/shared/result.ts'
import { describeBanks } from './describe-banks.ts'
import { describeQuestion } from './describe-question.ts'
import { discardDraft } from './discard-draft.ts'
import { findNearDuplicates } from './find-near-duplicates.ts'
import { listQuestions } from './list-questions.ts'
import { previewImport } from './preview-import.ts'
import { bankRefusals } from './refusals.ts'
import { restoreQuestion, retireQuestion } from './retire-question.ts'
import { reviewQuestion } from './review-question.ts'
import {
  Banks,
  Difficulty,
  Imported,
  ImportPreview,
  NameVersion,
  NearDuplicates,
  QuestionList,
  QuestionPage,
  Retire,
  UseQuestions,
  WriteQuestion,
  Written,
} from './schema.ts'
import { takeImport } from './take-import.ts'
import { useQuestions } from './use-questions.ts'
import { type Writing, writeQuestion } from './write-question.ts'

const Slug = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const BankPath = Type.Object({ contest: Slug, bank: Slug })
const QuestionPath = Type.Object({
  ...BankPath.properties,
  code: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$' }),
})
const problems = { '4xx': Problem, '5xx': Problem }
const strict = { additionalProperties: false }
const noStore = { 'cache-control': 'no-store' }

const texts = {
  ...sheetRefusals,
  ...bankRefusals,
  ...workRefusals,
  no_contest: contestRefusals.no_contest,
  password_not_set: personRefusals.password_not_set,
  unauthenticated: httpRefusals.unauthenticated,
  forbidden: httpRefusals.forbidden,
}
type Code = keyof typeof texts

const bank = '/api/v1/contests/:contest/banks/:bank'

const tellNo = (request: FastifyRequest, { code, values }: Refusal<Code>): Told => {
  // Why a bank is held is told in two languages, whoever asks.
  const { vi, en, ...rest } = values ?? {}
  const reasons = languageOf(request) === 'en' ? en : vi
  const told = { code, values: reasons === undefined ? rest : { ...rest, reasons } }
  return tellRefusal(request, told, texts)
}

const sayNo = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<Code>,
): FastifyReply => sendTold(request, reply, tellNo(request, refusal))

const sayWrong = (
  request: FastifyRequest,
  reply: FastifyReply,
  found: readonly QuestionProblem[],
): FastifyReply => {
  const told = found.map((problem) => {
    const letter = 'option' in problem ? String.fromCharCode(64 + problem.option) : ''
    const { code } = problem
    return sentence(texts[code], { code, values: { letter } }, languageOf(request))
  })
  const list = told.map((one) => one.replace(/[.។]$/u, '')).join('; ')
  return sayNo(request, reply, { code: 'question_invalid', values: { problems: list } })
}

/** Who asks, with a password of their own; else the reply has been sent. */
const actorOf = (request: FastifyRequest, reply: FastifyReply): Actor | null => {
  const { actor } = request
  if (actor === null) sayNo(request, reply, { code: 'unauthenticated' })
  else if (!hasOwnPassword(actor)) sayNo(request, reply, { code: 'password_not_set' })
  else return actor
  return null
}

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

const Sheet = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }))

const importRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${bank}/import-previews`,
    {
      ...fileRoute,
      schema: {
        params: BankPath,
        querystring: Type.Object({ sheet: Sheet }, strict),
        response: { 200: ImportPreview, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query, file: fileOf(request.body) }
      const result = await previewImport(context, actor, asked)
      if (!result.ok) return sayNo(request, reply, result.refusal)
      return reply.headers(noStore).send(result.value)
    },
  )

  app.post(
    `${bank}/imports`,
    {
      ...fileRoute,
      schema: {
        params: BankPath,
        querystring: Type.Object(
          { sheet: Sheet, stamp: Type.String({ pattern: '^[0-9a-f]{32}$' }) },
          strict,
        ),
        response: { 201: Imported, 202: LongWork, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.query, file: fileOf(request.body) }
      return answerAct(
        context,
        actor,
        { request, reply },
        {
          kind: 'bank.import',
          run: (progress) => takeImport(context, actor, asked, progress),
          tell: (result) =>
            result.ok ? { status: 201, body: result.value } : tellNo(request, result.refusal),
        },
      )
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
