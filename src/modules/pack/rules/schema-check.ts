import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import bankSchema from '../../../../schemas/bank.schema.json' with { type: 'json' }
import contestSchema from '../../../../schemas/contest.schema.json' with { type: 'json' }
import questionsSchema from '../../../../schemas/questions.schema.json' with { type: 'json' }
import type { Path, Problem, Said } from './problem.ts'
import type { YamlSource } from './yaml-source.ts'

const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strictTypes: false,
  strictRequired: false,
})
formats.default(ajv, ['date'])

const schemas = { contest: contestSchema, bank: bankSchema, questions: questionsSchema }

export type SchemaName = keyof typeof schemas

const types: Readonly<Record<string, Said>> = {
  string: { vi: 'một đoạn chữ', en: 'a text' },
  integer: { vi: 'một số nguyên', en: 'a whole number' },
  number: { vi: 'một số', en: 'a number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'một danh sách', en: 'a list' },
  object: { vi: 'một nhóm khóa: giá trị', en: 'a map of keys and values' },
}

const exampleOf = (error: ErrorObject): string => {
  const example: unknown = (error.parentSchema?.['examples'] as unknown[] | undefined)?.[0]
  return example === undefined ? '' : JSON.stringify(example)
}

const param = (error: ErrorObject, name: string): string => {
  const value: unknown = (error.params as Record<string, unknown>)[name]
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value)
}

const both = (vi: string, en: string): Said => ({ vi, en })

const notOfForm = (error: ErrorObject): Said => {
  const got = JSON.stringify(error.data)?.slice(0, 80) ?? ''
  const example = exampleOf(error)
  return example === ''
    ? both(`${got} không đúng dạng`, `${got} is not of the right form`)
    : both(
        `${got} không đúng dạng; ví dụ đúng: ${example}`,
        `${got} is not of the right form; for example: ${example}`,
      )
}

const sentences: Readonly<Record<string, (error: ErrorObject) => Said>> = {
  required: (error) => {
    const name = param(error, 'missingProperty')
    return both(`thiếu “${name}”`, `“${name}” is missing`)
  },
  additionalProperties: (error) => {
    const name = param(error, 'additionalProperty')
    return both(`khóa “${name}” không được nhận ở đây`, `the key “${name}” is not known here`)
  },
  type: (error) => {
    const wanted = types[param(error, 'type')] ?? both(param(error, 'type'), param(error, 'type'))
    return both(`cần ${wanted.vi}`, `expected ${wanted.en}`)
  },
  enum: (error) => {
    const allowed = (error.params as { allowedValues: unknown[] }).allowedValues.join(', ')
    return both(`chỉ nhận một trong: ${allowed}`, `must be one of: ${allowed}`)
  },
  const: (error) =>
    both(`chỉ nhận: ${param(error, 'allowedValue')}`, `must be: ${param(error, 'allowedValue')}`),
  minimum: (error) =>
    both(`nhỏ nhất là ${param(error, 'limit')}`, `must be at least ${param(error, 'limit')}`),
  maximum: (error) =>
    both(`lớn nhất là ${param(error, 'limit')}`, `must be at most ${param(error, 'limit')}`),
  exclusiveMinimum: (error) =>
    both(`phải lớn hơn ${param(error, 'limit')}`, `must be more than ${param(error, 'limit')}`),
  minLength: () => both('không được để trống', 'must not be empty'),
  maxLength: (error) =>
    both(`dài nhất ${param(error, 'limit')} ký tự`, `at most ${param(error, 'limit')} characters`),
  minItems: (error) =>
    both(
      `cần ít nhất ${param(error, 'limit')} mục`,
      `needs at least ${param(error, 'limit')} items`,
    ),
  maxItems: (error) =>
    both(`nhiều nhất ${param(error, 'limit')} mục`, `at most ${param(error, 'limit')} items`),
  uniqueItems: () => both('có mục bị lặp', 'has the same item twice'),
  'false schema': () => both('không dùng cho loại này', 'is not for this kind'),
}

const segments = (error: ErrorObject): Path =>
  error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/u.test(part) ? Number(part) : part))

// An "if" or a branch of a "oneOf" says nothing that the error beside it does not say better.
const isEcho = (error: ErrorObject): boolean =>
  error.keyword === 'if' || /\/oneOf\/\d/u.test(error.schemaPath)

const problemOf = (source: YamlSource, error: ErrorObject): Problem => {
  const said = (sentences[error.keyword] ?? notOfForm)(error)
  const path = segments(error)
  if (error.keyword === 'additionalProperties')
    return source.problem([...path, param(error, 'additionalProperty')], said, 'key')
  if (error.keyword === 'false schema') return source.problem(path, said, 'key')
  return source.problem(path, said)
}

/** Holds the file against its published schema; gives everything that differs. */
export const checkSchema = (name: SchemaName, source: YamlSource): readonly Problem[] => {
  // Compiled with its first file, and kept by its name.
  const check: ValidateFunction = ajv.compile(schemas[name])
  if (check(source.data)) return []
  return (check.errors ?? [])
    .filter((error) => !isEcho(error))
    .map((error) => problemOf(source, error))
}
