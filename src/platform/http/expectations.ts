import type { FastifySchemaValidationError } from 'fastify'
import { inLanguage, type Language } from '#src/shared/language.ts'

type Phrase = { readonly vi: string; readonly en: string; readonly km: string }

/** What was expected, by the keyword of JSON Schema that was broken; `{limit}` is its bound. */
export const expectations: Readonly<Record<string, Phrase>> = {
  required: { vi: 'còn thiếu', en: 'it is missing', km: 'នៅខ្វះ' },
  additionalProperties: {
    vi: 'không có mục nào tên này',
    en: 'no field has this name',
    km: 'គ្មានវាលឈ្មោះនេះទេ',
  },
  string: { vi: 'phải là chữ', en: 'it must be text', km: 'ត្រូវតែជាអក្សរ' },
  integer: { vi: 'phải là số nguyên', en: 'it must be a whole number', km: 'ត្រូវតែជាចំនួនគត់' },
  number: { vi: 'phải là số', en: 'it must be a number', km: 'ត្រូវតែជាលេខ' },
  boolean: {
    vi: 'phải là true hoặc false',
    en: 'it must be true or false',
    km: 'ត្រូវតែជា true ឬ false',
  },
  object: {
    vi: 'phải là một đối tượng JSON',
    en: 'it must be a JSON object',
    km: 'ត្រូវតែជាវត្ថុ JSON',
  },
  array: { vi: 'phải là một danh sách', en: 'it must be a list', km: 'ត្រូវតែជាបញ្ជី' },
  null: { vi: 'phải là null', en: 'it must be null', km: 'ត្រូវតែជា null' },
  minLength: {
    vi: 'cần ít nhất {limit} ký tự',
    en: 'it needs at least {limit} characters',
    km: 'ត្រូវការយ៉ាងតិច {limit} តួអក្សរ',
  },
  maxLength: {
    vi: 'tối đa {limit} ký tự',
    en: 'it may have at most {limit} characters',
    km: 'យ៉ាងច្រើនបំផុត {limit} តួអក្សរ',
  },
  minItems: {
    vi: 'cần ít nhất {limit} mục',
    en: 'it needs at least {limit} items',
    km: 'ត្រូវការយ៉ាងតិច {limit} ធាតុ',
  },
  maxItems: {
    vi: 'tối đa {limit} mục',
    en: 'it may have at most {limit} items',
    km: 'យ៉ាងច្រើនបំផុត {limit} ធាតុ',
  },
  minimum: {
    vi: 'nhỏ nhất là {limit}',
    en: 'it must be {limit} or more',
    km: 'ត្រូវតែ {limit} ឡើងទៅ',
  },
  maximum: {
    vi: 'lớn nhất là {limit}',
    en: 'it must be {limit} or less',
    km: 'ត្រូវតែ {limit} ចុះក្រោម',
  },
  form: { vi: 'không đúng dạng', en: 'it has the wrong form', km: 'ទម្រង់មិនត្រឹមត្រូវ' },
  choice: {
    vi: 'không thuộc các giá trị được nhận',
    en: 'it is none of the values allowed',
    km: 'មិនមែនជាតម្លៃដែលអនុញ្ញាតទេ',
  },
  json: { vi: 'không phải là JSON đúng', en: 'it is not valid JSON', km: 'មិនមែនជា JSON ត្រឹមត្រូវទេ' },
  request: { vi: 'không hiểu được', en: 'it was not understood', km: 'មិនអាចយល់បានទេ' },
}

const sameMeaning: Readonly<Record<string, string>> = {
  pattern: 'form',
  format: 'form',
  enum: 'choice',
  const: 'choice',
  anyOf: 'choice',
}

/** Says what was expected, by keyword, in the language; unknown keywords get the general form. */
export const expectation = (
  keyword: string,
  language: Language,
  limit: string | number = '',
): string => {
  const phrase = expectations[sameMeaning[keyword] ?? keyword] ?? expectations['form']
  return phrase === undefined ? '' : inLanguage(phrase, language).replace('{limit}', String(limit))
}

/**
 * Turns what ajv found into the values of the refusal `bad_request`: which field, and what was
 * expected of it. `part` names the whole (body, querystring, params) when no field is to blame.
 */
export const describeInvalid = (
  errors: readonly FastifySchemaValidationError[],
  part: string,
  language: Language,
): { readonly field: string; readonly expected: string } => {
  // Errors of the branches of a union come before the union's own.
  const error = errors.at(-1)
  if (error === undefined) return { field: part, expected: expectation('request', language) }
  const named = error.params['missingProperty'] ?? error.params['additionalProperty']
  const path = error.instancePath.split('/').slice(1)
  const field = [...path, ...(typeof named === 'string' ? [named] : [])].join('.')
  const { type, limit } = error.params
  const keyword = error.keyword === 'type' && typeof type === 'string' ? type : error.keyword
  return {
    field: field === '' ? part : field,
    expected: expectation(keyword, language, typeof limit === 'number' ? limit : ''),
  }
}
