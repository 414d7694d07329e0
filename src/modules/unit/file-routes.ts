import { Type } from 'typebox'
import { answerAct } from '#src/modules/long-work/answer-act.ts'
import type { Progress } from '#src/modules/long-work/progress.ts'
import { workRefusals } from '#src/modules/long-work/refusals.ts'
import { LongWork } from '#src/modules/long-work/schema.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { fileOf, FileReply, fileRoute, sendDownload } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem, sendRefusal, sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { tellRefusal } from '#src/platform/http/told.ts'
import { sheetRefusals } from '#src/platform/sheets/refusals.ts'
import type { Language } from '#src/shared/language.ts'
import { exportUnits } from './export-units.ts'
import { importUnits, type UnitsOutcome } from './import-units.ts'
import { admitKeeper } from './policy.ts'
import { unitProblems } from './problems.ts'
import { unitRefusals } from './refusals.ts'
import { UnitFileOutcome, UnitFileQuery } from './schema.ts'

const problems = { '4xx': Problem, '5xx': Problem }
const refusals = {
  ...unitRefusals,
  ...sheetRefusals,
  ...workRefusals,
  ...personRefusals,
  ...httpRefusals,
}

/** Rows told of one kind: nobody reads more, and the counts tell the rest. */
const mostTold = 500

const plainValue = (value: unknown): string | number | null =>
  typeof value === 'number' || typeof value === 'string' ? value : null

const told = (outcome: UnitsOutcome, language: Language): UnitFileOutcome => ({
  state: outcome.state,
  fingerprint: outcome.fingerprint,
  counts: {
    problems: outcome.problems.length,
    created: outcome.created.length,
    edited: outcome.edited.length,
    ended: outcome.ended.length,
    unchanged: outcome.unchanged,
  },
  problems: outcome.problems.slice(0, mostTold).map(({ row, column, found, code, values }) => ({
    row,
    column,
    found,
    expected: sentence(unitProblems[code], { code, values }, language),
  })),
  created: outcome.created.slice(0, mostTold),
  edited: outcome.edited.slice(0, mostTold).map(({ code, name, changes }) => ({
    code,
    name,
    changes: changes.map(({ field, from, to }) => ({
      field,
      from: plainValue(from),
      to: plainValue(to),
    })),
  })),
  ended: outcome.ended.slice(0, mostTold).map(({ fromName }) => fromName),
  ignored: [...outcome.ignored],
})

const intoTheTree = (app: HttpApp, context: Context): void => {
  app.post(
    '/api/v1/unit-file',
    {
      ...fileRoute,
      schema: {
        querystring: UnitFileQuery,
        response: { 200: UnitFileOutcome, 202: LongWork, ...problems },
      },
    },
    async (request, reply) => {
      const admitted = admitKeeper(request.actor)
      if (!admitted.ok) return sendRefusal(request, reply, admitted.refusal, refusals)
      const file = fileOf(request.body)
      if (file === null) return sendRefusal(request, reply, { code: 'unit_file_missing' }, refusals)
      const { from = null, endMissing = null, confirm = null } = request.query
      const asked = { file, from, endMissing, confirm }
      return answerAct(
        context,
        admitted.value,
        { request, reply },
        {
          kind: 'unit.import',
          run: (progress: Progress<UnitsOutcome>) =>
            importUnits(context, admitted.value, asked, progress),
          tell: (result) =>
            result.ok
              ? { status: 200, body: told(result.value, languageOf(request)) }
              : tellRefusal(request, result.refusal, refusals),
        },
      )
    },
  )
}

/** The tree of units as a file, out and in. */
export const unitFileRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/unit-file',
    {
      schema: {
        querystring: Type.Object({
          format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' }),
        }),
        response: { 200: FileReply, ...problems },
      },
    },
    async (request, reply) => {
      const admitted = admitKeeper(request.actor)
      return admitted.ok
        ? sendDownload(reply, await exportUnits(context, request.query.format))
        : sendRefusal(request, reply, admitted.refusal, refusals)
    },
  )

  intoTheTree(app, context)
}
