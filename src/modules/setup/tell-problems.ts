import type { FastifyReply, FastifyRequest } from 'fastify'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import type { Problem } from '#src/modules/pack/rules/problem.ts'
import type { SettingProblem } from '#src/modules/pack/schema.ts'
import { languageOf, sendRefusal, sentence } from '#src/platform/http/problem.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { setupRefusals } from './refusals.ts'

/** All that the routes of setting up may refuse with. */
export const refusalTexts = {
  ...setupRefusals,
  ...sheetRefusals,
  no_contest: contestRefusals.no_contest,
}
export type AnyRefusal = Refusal<keyof typeof refusalTexts>

/** Problems as they go over the wire, in the language of the request. */
export const problemsSaid = (
  request: FastifyRequest,
  problems: readonly Problem[],
): SettingProblem[] => {
  const language = languageOf(request) === 'en' ? 'en' : 'vi'
  return problems.map((problem) => ({
    file: problem.file,
    line: problem.line,
    path: [...(problem.path ?? [])],
    said: problem[language],
  }))
}

/** Sends a refusal, with every place that asks for it where there are such. */
export const sendProblems = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: AnyRefusal,
  problems: readonly Problem[] | undefined,
): FastifyReply => {
  if (problems === undefined) return sendRefusal(request, reply, refusal, refusalTexts)

  const text = refusalTexts[refusal.code]
  request.refusedWith = refusal.code
  return reply
    .code(text.status)
    .type('application/problem+json')
    .send({
      type: `urn:hoithi:refusal:${refusal.code}`,
      title: refusal.code,
      status: text.status,
      code: refusal.code,
      detail: sentence(text, refusal, languageOf(request)),
      ...(refusal.values === undefined ? {} : { values: refusal.values }),
      problems: problemsSaid(request, problems),
    })
}
