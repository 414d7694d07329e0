import { Type } from 'typebox'
import { actorOf } from '#src/modules/person/actor-of.ts'
import { unitRefusals } from '#src/modules/unit/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem, sendRefusal } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { addSubUnits } from './add-sub-units.ts'
import { describeSubUnits } from './describe-sub-units.ts'
import { editSubUnit } from './edit-sub-unit.ts'
import { contestRefusals } from './refusals.ts'
import { removeSubUnit } from './remove-sub-unit.ts'
import { AddedSubUnits, NewSubUnits, SubUnitEdit, SubUnitList } from './unit-schema.ts'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const problems = { '4xx': Problem, '5xx': Problem }
const texts = {
  ...contestRefusals,
  no_unit: unitRefusals.no_unit,
  forbidden: httpRefusals.forbidden,
}
const noStore = { 'cache-control': 'no-store' }

const branch = '/api/v1/contests/:contest/units/:unit/sub-units'
const branchParams = Type.Object({ contest: Code, unit: Code })
const leaf = `${branch}/:subUnit` as const
const leafParams = Type.Object({ contest: Code, unit: Code, subUnit: Code })

const branchRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    branch,
    { schema: { params: branchParams, response: { 200: SubUnitList, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await describeSubUnits(context, actor, request.params)
      return result.ok
        ? reply.headers(noStore).send(result.value)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )
  app.post(
    branch,
    {
      schema: {
        params: branchParams,
        body: NewSubUnits,
        response: { 201: AddedSubUnits, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const asked = { ...request.params, ...request.body }
      const result = await addSubUnits(context, actor, asked)
      return result.ok
        ? reply.code(201).send(result.value)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )
}

/** A contest's part of the tree below each unit that competes. */
export const subUnitRoutes = (app: HttpApp, context: Context): void => {
  branchRoutes(app, context)
  app.patch(
    leaf,
    {
      schema: {
        params: leafParams,
        body: SubUnitEdit,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await editSubUnit(context, actor, request.params, request.body)
      return result.ok
        ? reply.code(204).send(null)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )
  app.delete(
    leaf,
    { schema: { params: leafParams, response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const result = await removeSubUnit(context, actor, request.params)
      return result.ok
        ? reply.code(204).send(null)
        : sendRefusal(request, reply, result.refusal, texts)
    },
  )
}
