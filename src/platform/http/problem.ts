import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { type Language, wantedLanguage } from '#src/shared/language.ts'
import type { Refusal, RefusalText } from '#src/shared/result.ts'

/** An error reply: RFC 9457 problem details, with the refusal's code beside its sentence. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    values: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  },
  { $id: 'Problem' },
)

/** A form that was not taken: the problem, and what is wrong in each of its fields. */
export const FormProblem = Type.Object({
  ...Problem.properties,
  fields: Type.Array(
    Type.Object({
      field: Type.String(),
      found: Type.String(),
      /** in the reader's language */
      expected: Type.String(),
      code: Type.String(),
    }),
  ),
})
export type FieldProblem = Static<typeof FormProblem>['fields'][number]

/** Puts the refusal's values into the `{name}` places of its sentence. */
export const sentence = (text: RefusalText, refusal: Refusal, language: Language): string =>
  text[language].replace(/\{(\w+)\}/gu, (place, name: string) =>
    String(refusal.values?.[name] ?? place),
  )

/** The language asked for: the cookie hoithi_language, else Accept-Language, else Vietnamese. */
export const languageOf = (request: FastifyRequest): Language =>
  wantedLanguage(request.cookies['hoithi_language'], request.headers['accept-language'] ?? '')

export const problemOf = (request: FastifyRequest, refusal: Refusal, text: RefusalText) => ({
  type: `urn:hoithi:refusal:${refusal.code}`,
  title: refusal.code,
  status: text.status,
  code: refusal.code,
  detail: sentence(text, refusal, languageOf(request)),
  ...(refusal.values === undefined ? {} : { values: refusal.values }),
})

/** Sends a refusal as a problem in the language of the request. */
export const sendRefusal = <Code extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<Code>,
  texts: Readonly<Record<Code, RefusalText>>,
): FastifyReply => {
  const text = texts[refusal.code]
  request.refusedWith = refusal.code
  return reply
    .code(text.status)
    .type('application/problem+json')
    .send(problemOf(request, refusal, text))
}

/** Sends the refusal of a form (status 422, schema FormProblem) with what is wrong in its fields. */
export const sendFormProblem = <Code extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<Code>,
  texts: Readonly<Record<Code, RefusalText>>,
  fields: readonly FieldProblem[],
): FastifyReply => {
  const text = texts[refusal.code]
  request.refusedWith = refusal.code
  return reply
    .code(text.status)
    .type('application/problem+json')
    .send({ ...problemOf(request, refusal, text), fields })
}
