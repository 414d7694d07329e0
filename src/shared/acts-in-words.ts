import { kindWords, nounWords, verbWords } from './act-words.ts'
import { fieldWords, valueWords } from './field-words.ts'
import { vietnamEnd, vietnamTime } from './instant.ts'
import { inLanguage, type Language } from './language.ts'

/** A line of the audit trail, as far as its sentence needs it. */
export type ToldAct = { readonly kind: string; readonly subject: string }

/** A change as the trail holds it. */
export type ToldChange = {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

// Whatever stands in a trail may be called as something that every object has.
const wordsFor = (words: typeof fieldWords, key: string) =>
  Object.hasOwn(words, key) ? words[key] : undefined

/** What a kind of act is called in a list to choose from. */
export const kindInWords = (kind: string, language: Language): string => {
  const sentence = actInWords({ kind, subject: '' }, language).replace(/[\s:]+$/u, '')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1).replace(/\s{2,}/gu, ' ')
}

/**
 * What was done, read after the name of who did it: `giao việc cho Trần Thị Bình`. A kind without a
 * sentence of its own is put together from its noun and verb.
 */
export const actInWords = ({ kind, subject }: ToldAct, language: Language): string => {
  const known = wordsFor(kindWords, kind)
  if (known !== undefined) return inLanguage(known, language).replace('{subject}', () => subject)
  const [noun = '', verb = ''] = kind.split('.')
  const said = (words: typeof nounWords, word: string) => {
    const found = wordsFor(words, word)
    return found === undefined ? word.replaceAll('-', ' ') : inLanguage(found, language)
  }
  return `${said(verbWords, verb)} ${said(nounWords, noun)}: ${subject}`
}

const nothing: Readonly<Record<Language, string>> = {
  vi: 'trống',
  en: 'nothing',
  km: 'trống',
}
const yes: Readonly<Record<Language, string>> = {
  vi: 'có',
  en: 'yes',
  km: 'có',
}
const no: Readonly<Record<Language, string>> = {
  vi: 'không',
  en: 'no',
  km: 'không',
}

/** What is told of a list by the codes of its items. */
const codedLists = new Set(['rounds', 'parts', 'units'])

/**
 * What a field of a change is called: of `parts.kien-thuc.quiz.timeLimit` the last part that is
 * named, with the code of the item that it belongs to.
 */
export const fieldInWords = (field: string, language: Language): string => {
  const [list = '', code, ...rest] = field.split('.')
  const isOfItem = codedLists.has(list) && code !== undefined && code !== 'order'
  const named = (isOfItem && rest.length > 0 ? rest : field.split('.'))
    .toReversed()
    .find((part) => wordsFor(fieldWords, part) !== undefined)
  const words = named === undefined ? undefined : wordsFor(fieldWords, named)
  if (words === undefined) return field
  return isOfItem ? `${inLanguage(words, language)} (${code})` : inLanguage(words, language)
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/u.test(text)

const minutes = 60_000

const lengthInWords = (milliseconds: number, language: Language): string => {
  const inMinutes = milliseconds / minutes
  return Number.isInteger(inMinutes)
    ? `${inMinutes} ${language === 'en' ? 'min' : 'phút'}`
    : `${milliseconds / 1000} ${language === 'en' ? 's' : 'giây'}`
}

/** What a time means that ends something: at midnight it is the 24:00 of the day before. */
const isEnd = (field: string): boolean => /(?:end|endsAt|DueAt|openUntil)$/u.test(field)

const textInWords = (text: string, language: Language, field: string): string => {
  if (isInstant(text)) return (isEnd(field) ? vietnamEnd : vietnamTime)(new Date(text))
  const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:00)?$/u.exec(text)
  if (local !== null) return `${textInWords(local[1] ?? '', language, field)}, ${local[2] ?? ''}`
  const day = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)
  if (day !== null) return `${Number(day[3])}/${Number(day[2])}/${day[1]}`
  const words = wordsFor(valueWords, text)
  return words === undefined ? text : inLanguage(words, language)
}

/** A value as people read it; what has parts is told part by part. */
export const valueInWords = (value: unknown, language: Language, field = ''): string => {
  if (value === null || value === undefined || value === '') return nothing[language]
  if (typeof value === 'boolean') return value ? yes[language] : no[language]
  if (typeof value === 'number')
    return field.endsWith('Ms') ? lengthInWords(value, language) : String(value)
  if (typeof value === 'string') return textInWords(value, language, field)
  if (Array.isArray(value))
    return value.length === 0
      ? nothing[language]
      : value.map((part) => valueInWords(part, language)).join('; ')
  if (typeof value !== 'object') return nothing[language]
  if ('vi' in value) return valueInWords(value.vi, language)
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined)
  return parts
    .map(([key, part]) => `${fieldInWords(key, language)}: ${valueInWords(part, language, key)}`)
    .join(', ')
}

/** A change as a line: `Điện thoại: 0912345678 → 0987654321`. */
export const changeInWords = ({ field, from, to }: ToldChange, language: Language): string => {
  const name = fieldInWords(field, language)
  const [before, after] = [from, to].map((value) => valueInWords(value, language, field))
  if (before === after) return name
  if (from === null || from === undefined) return `${name}: ${after}`
  return `${name}: ${before} → ${after}`
}
