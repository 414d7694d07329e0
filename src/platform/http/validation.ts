import { Ajv, type AnySchema, type Options } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

const options: Options = { removeAdditional: false, useDefaults: true, strict: false }

const bodies = new Ajv(options)
// Paths and query strings are text on the wire: "20" is the integer 20.
const addresses = new Ajv({ ...options, coerceTypes: 'array' })
for (const ajv of [bodies, addresses]) formats.default(ajv)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema with every object in it refusing what it does not name. */
export const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (!isObject(schema)) return schema
  const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]))
  const isOpen = schema['type'] === 'object' && !('additionalProperties' in schema)
  return isOpen ? { ...copy, additionalProperties: false } : copy
}

/** Compiles a request's schemas: unknown fields are refused, nothing is dropped in silence. */
export const compileRequest: FastifySchemaCompiler<AnySchema> = ({ schema, httpPart }) => {
  const ajv = httpPart === 'body' ? bodies : addresses
  // Headers carry far more than a route declares.
  return ajv.compile(httpPart === 'headers' ? schema : (closed(schema) as AnySchema))
}

/**
 * Compiles the check of a reply against its schema: gives a sentence on what is missing, unknown
 * or of the wrong form, null where all is well.
 */
export const compileReplyCheck = (schema: unknown): ((payload: unknown) => string | null) => {
  const { $id: _id, ...anonymous } = closed(schema) as Record<string, unknown>
  const validate = bodies.compile(anonymous)
  return (payload) => {
    // What goes over the wire: dates as text, undefined left out.
    const sent: unknown = JSON.parse(JSON.stringify(payload))
    return validate(sent) ? null : bodies.errorsText(validate.errors, { dataVar: 'reply' })
  }
}
