import type { Settings } from '#src/modules/pack/schema.ts'
import type { Change } from '#src/modules/setup/schema.ts'
import {
  attemptsInWords,
  durationInWords,
  localEndInWords,
  localTimeInWords,
} from '#src/shared/rules-in-words.ts'
import type { SettingsPhrases } from '#web/phrases/vi/desk/settings.ts'
import { fill } from '#web/quiz/fill.ts'

type Words = SettingsPhrases['changes']

/** A change in words: which field, from what to what; `isNew` where there was nothing before. */
export type ToldChange = {
  readonly field: string
  readonly from: string
  readonly to: string
  readonly isNew: boolean
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const tellText = (text: string, key: string, words: Words): string => {
  if (/^\d{4}-\d{2}-\d{2}T/u.test(text))
    return key === 'end' ? localEndInWords(text) : localTimeInWords(text)
  if (key === 'timeLimit' || key === 'grace') return durationInWords(text)
  if (text === 'unlimited') return attemptsInWords('unlimited')
  return words.values[text as keyof Words['values']] ?? text
}

const tellValue = (value: unknown, key: string, words: Words): string => {
  if (value === null || value === undefined) return words.nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') return tellText(value, key, words)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((part) => tellValue(part, key, words)).join(', ')
  if (!isObject(value)) return words.nothing
  if (typeof value['vi'] === 'string') return value['vi']
  if (typeof value['perRound'] === 'number') return attemptsInWords({ perRound: value['perRound'] })
  const name = value['name'] ?? value['title']
  if (isObject(name) && typeof name['vi'] === 'string') return name['vi']
  return Object.entries(value)
    .map(([inner, part]) => `${fieldWord(inner, words)}: ${tellValue(part, inner, words)}`)
    .join('; ')
}

const fieldWord = (segment: string, words: Words): string =>
  words.fields[segment as keyof Words['fields']] ?? segment

const segmentWord = (segment: string, settings: Settings, words: Words): string[] => {
  if (segment === 'vi' || segment === 'quiz') return []
  if (/^\d+$/u.test(segment)) return [fill(words.item, { n: segment })]
  const named = [...settings.parts, ...settings.rounds].find(({ code }) => code === segment)
  return [named === undefined ? fieldWord(segment, words) : `“${named.name.vi}”`]
}

/** What the topics of a bank are called, by their codes. */
export type TopicNames = ReadonlyMap<string, string>

const nameTopics = (value: unknown, key: string, topics: TopicNames): unknown => {
  if (typeof value === 'string') return key === 'topic' ? (topics.get(value) ?? value) : value
  if (Array.isArray(value)) return value.map((part) => nameTopics(part, key, topics))
  if (!isObject(value) || typeof value['topic'] !== 'string') return value
  return { ...value, topic: nameTopics(value['topic'], 'topic', topics) }
}

/**
 * Tells a change of settings in words; codes of rounds, parts and topics by the names they have
 * there.
 */
export const tellChange = (
  change: Change,
  settings: Settings,
  words: Words,
  topics: TopicNames = new Map(),
): ToldChange => {
  const segments = change.field.split('.')
  const key = segments.at(-1) ?? ''
  return {
    field: segments.flatMap((segment) => segmentWord(segment, settings, words)).join(' – '),
    from: tellValue(nameTopics(change.from, key, topics), key, words),
    to: tellValue(nameTopics(change.to, key, topics), key, words),
    isNew: change.from === null || change.from === undefined,
  }
}
