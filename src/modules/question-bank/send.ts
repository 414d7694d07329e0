import type { FastifyReply, FastifyRequest } from 'fastify'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { workRefusals } from '#src/modules/long-work/refusals.ts'
import { languageOf, sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendTold, tellRefusal, type Told } from '#src/platform/http/told.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import type { QuestionProblem } from '#src/shared/question-form.ts'
import type { Refusal } from '#src/shared/result.ts'
import { bankRefusals } from './refusals.ts'

/** The address of a bank of a contest. */
export const bank = '/api/v1/contests/:contest/banks/:bank'

/** What is told of a bank is for who asked alone. */
export const noStore = { 'cache-control': 'no-store' }

const texts = {
  ...sheetRefusals,
  ...bankRefusals,
  ...workRefusals,
  no_contest: contestRefusals.no_contest,
  forbidden: httpRefusals.forbidden,
}
export type Code = keyof typeof texts

/** Tells a refusal of this module's acts. */
export const tellNo = (request: FastifyRequest, { code, values }: Refusal<Code>): Told => {
  // Why a bank is held is told in two languages, whoever asks.
  const { vi, en, ...rest } = values ?? {}
  const reasons = languageOf(request) === 'en' ? en : vi
  const told = { code, values: reasons === undefined ? rest : { ...rest, reasons } }
  return tellRefusal(request, told, texts)
}

/** Sends a refusal of this module's acts. */
export const sayNo = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<Code>,
): FastifyReply => sendTold(request, reply, tellNo(request, refusal))

/** Sends the refusal of a question that is not valid, with all that is wrong with it. */
export const sayWrong = (
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
