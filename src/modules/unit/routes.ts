import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '#src/modules/person/actor.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { addUnit } from './add-unit.ts'
import { changeUnits } from './change-units.ts'
import { describeUnit } from './describe-unit.ts'
import { editUnit } from './edit-unit.ts'
import { listUnitChanges } from './list-unit-changes.ts'
import { listUnits } from './list-units.ts'
import { admitKeeper } from './policy.ts'
import { unitRefusals } from './refusals.ts'
import {
  NewUnit,
  UnitChangeList,
  UnitChangeOutcome,
  UnitChangeRequest,
  UnitCode,
  UnitDetail,
  UnitEdit,
  UnitList,
  UnitQuery,
} from './schema.ts'
import { undoUnitChange } from './undo-unit-change.ts'

const problems = { '4xx': Problem, '5xx': Problem }
const refusals = { ...unitRefusals, ...personRefusals, ...httpRefusals }
const Id = Type.String({ pattern: '^[0-9]{1,15}$' })

const send = sendsRefusals(refusals)

/** The actor, where they keep the tree; otherwise the reply has been sent. */
const keeperOf = (request: FastifyRequest, reply: FastifyReply): Actor | null => {
  const admitted = admitKeeper(request.actor)
  reply.header('cache-control', 'no-store')
  if (admitted.ok) return admitted.value
  send(request, reply, admitted.refusal)
  return null
}

const readingRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/units',
    { schema: { querystring: UnitQuery, response: { 200: UnitList, ...problems } } },
    async (request, reply) => {
      if (keeperOf(request, reply) === null) return reply
      const result = await listUnits(context, request.query)
      return result.ok ? result.value : send(request, reply, result.refusal)
    },
  )

  app.get(
    '/api/v1/units/:unit',
    {
      schema: {
        params: Type.Object({ unit: UnitCode }),
        response: { 200: UnitDetail, ...problems },
      },
    },
    async (request, reply) => {
      if (keeperOf(request, reply) === null) return reply
      const result = await describeUnit(context, request.params.unit)
      return result.ok ? result.value : send(request, reply, result.refusal)
    },
  )
}

const writingRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    '/api/v1/units',
    {
      schema: {
        body: NewUnit,
        response: { 201: Type.Object({ code: Type.String() }), ...problems },
      },
    },
    async (request, reply) => {
      const actor = keeperOf(request, reply)
      if (actor === null) return reply
      const result = await addUnit(context, actor, request.body)
      return result.ok ? reply.code(201).send(result.value) : send(request, reply, result.refusal)
    },
  )

  app.patch(
    '/api/v1/units/:unit',
    {
      schema: {
        params: Type.Object({ unit: UnitCode }),
        body: UnitEdit,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const actor = keeperOf(request, reply)
      if (actor === null) return reply
      const result = await editUnit(context, actor, request.params.unit, request.body)
      return result.ok ? reply.code(204).send(null) : send(request, reply, result.refusal)
    },
  )
}

const changeRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/unit-changes',
    {
      schema: {
        querystring: Type.Object({
          limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
          after: Type.Optional(Id),
        }),
        response: { 200: UnitChangeList, ...problems },
      },
    },
    async (request, reply) => {
      if (keeperOf(request, reply) === null) return reply
      const { limit, after } = request.query
      return listUnitChanges(context, { limit, before: after === undefined ? null : Number(after) })
    },
  )

  app.post(
    '/api/v1/unit-changes',
    {
      schema: {
        body: UnitChangeRequest,
        // 200: a preview
        response: { 200: UnitChangeOutcome, 201: UnitChangeOutcome, ...problems },
      },
    },
    async (request, reply) => {
      const actor = keeperOf(request, reply)
      if (actor === null) return reply
      const result = await changeUnits(context, actor, request.body)
      return result.ok
        ? reply.code(request.body.preview ? 200 : 201).send(result.value)
        : send(request, reply, result.refusal)
    },
  )

  app.delete(
    '/api/v1/unit-changes/:change',
    {
      schema: {
        params: Type.Object({ change: Id }),
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const actor = keeperOf(request, reply)
      if (actor === null) return reply
      const result = await undoUnitChange(context, actor, Number(request.params.change))
      return result.ok ? reply.code(204).send(null) : send(request, reply, result.refusal)
    },
  )
}

/** The tree of units: reading it, and changing it by decisions. */
export const unitRoutes = (app: HttpApp, context: Context): void => {
  readingRoutes(app, context)
  writingRoutes(app, context)
  changeRoutes(app, context)
}
