import { build } from 'fast-json-stringify'

type Serializer = (value: unknown) => string

const serializers = new WeakMap<object, Serializer>()

/**
 * What writes values of a schema as JSON. Hundreds of routes refuse in the same form: it is made once
 * for each schema, where each would otherwise keep a validator of its own.
 */
export const serializerOf = (schema: object): Serializer => {
  const known = serializers.get(schema)
  if (known !== undefined) return known
  const made: Serializer = build(schema)
  serializers.set(schema, made)
  return made
}
