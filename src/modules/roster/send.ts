import type { FastifyRequest } from 'fastify'
import { workRefusals } from '#src/modules/long-work/refusals.ts'
import { languageOf, sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { tellRefusal, type Told } from '#src/platform/http/told.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { type RosterProblem, rosterProblems } from './problems.ts'
import { rosterRefusals } from './refusals.ts'
import type { RowProblem } from './schema.ts'

/** The address of a unit's desk. */
export const base = '/api/v1/contests/:contest/units/:unit'

export const texts = {
  ...rosterRefusals,
  ...sheetRefusals,
  ...workRefusals,
  forbidden: httpRefusals.forbidden,
}

type Code = keyof typeof texts

/** Sends a refusal of this module's acts. */
export const refuseWith = sendsRefusals(texts)

/** Tells a refusal of this module's acts; `more` stands beside its sentence. */
export const refusalOf = (request: FastifyRequest, refusal: Refusal<Code>, more?: object): Told =>
  tellRefusal(request, refusal, texts, more)

/** Tells problems of rows in the language of the request. */
export const tellProblems =
  (request: FastifyRequest) =>
  ({ row, column, found, code, values }: RosterProblem): RowProblem => ({
    row,
    field: column,
    found,
    expected: sentence(rosterProblems[code], { code, values }, languageOf(request)),
    code,
  })
