import { type Document, isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml'
import type {
  ContestDefinition,
  PartDefinition,
  QuizDefinition,
} from '#src/modules/contest/definition.ts'
import type { Localised } from '#src/shared/language.ts'
import { isSame } from '#src/modules/question-bank/rules/field-changes.ts'
import type { ContestFile } from './contest-file.ts'
import { durationText } from './duration.ts'
import { localOf } from './local-time.ts'

const given = <Key extends string, Value>(
  key: Key,
  value: Value | null,
): Readonly<{ [Name in Key]?: Value }> =>
  (value === null ? {} : { [key]: value }) as { [Name in Key]?: Value }

// jsonb gives keys back in an order of its own; people look for Vietnamese first.
const localised = ({ vi, en, km }: Localised): Localised => ({
  vi,
  ...given('en', en ?? null),
  ...given('km', km ?? null),
})

const quizOf = (quiz: QuizDefinition) => ({
  bank: quiz.bank,
  questions: quiz.questions,
  timeLimit: durationText(quiz.timeLimitMs),
  ...given('assumed', quiz.assumed.length === 0 ? null : quiz.assumed),
  blueprint: quiz.blueprint.map(({ topic, difficulty, count }) => ({
    topic,
    ...given('difficulty', difficulty ?? null),
    count,
  })),
  shuffle: { questions: quiz.shuffle.questions, options: quiz.shuffle.options },
  attempts:
    quiz.attemptsPerRound === null ? ('unlimited' as const) : { perRound: quiz.attemptsPerRound },
  counts: 'best' as const,
  grace: durationText(quiz.graceMs),
  review: quiz.review,
  marks: quiz.marks,
})

const partOf = (
  { code, kind, name, weight, windows, quiz }: PartDefinition,
  local: (instant: string) => string,
): ContestFile['parts'][number] => ({
  code,
  kind,
  name: localised(name),
  ...given('weight', weight),
  ...given(
    'windows',
    windows?.map(({ round, start, end }) => ({ round, start: local(start), end: local(end) })) ??
      null,
  ),
  ...given('quiz', quiz === null ? null : quizOf(quiz)),
})

/** A definition in the shape of contest.yaml, every field in the order in which it is read. */
export const contestFileOf = (definition: ContestDefinition): ContestFile => {
  const local = (instant: string): string => localOf(new Date(instant), definition.timeZone)
  const { slug, timeZone, demo } = definition
  const { keys, visibility, freezeAt, names } = definition.ranking
  return {
    slug,
    name: localised(definition.name),
    summary: localised(definition.summary),
    organiser: localised(definition.organiser),
    timeZone,
    ...given('demo', demo || null),
    audience: localised(definition.audience),
    rules: definition.rules.map(localised),
    documents: definition.documents.map(({ title, number, date, issuer, file, url }) => ({
      title: localised(title),
      ...given('number', number),
      ...given('date', date),
      ...given('issuer', issuer === null ? null : localised(issuer)),
      ...given('file', file),
      ...given('url', url),
    })),
    rounds: definition.rounds.map(({ code, kind, name, start, end }) => ({
      code,
      kind,
      name: localised(name),
      start: local(start),
      end: local(end),
    })),
    parts: definition.parts.map((part) => partOf(part, local)),
    ranking: {
      keys,
      visibility,
      ...given('freezeAt', freezeAt === null ? null : local(freezeAt)),
      names,
    },
    registration: {
      ...given('open', definition.registration.open ?? null),
      fields: definition.registration.fields.map(({ code, required, unique }) => ({
        code,
        required,
        ...given('unique', unique || null),
      })),
    },
  }
}

type Place = readonly (string | number)[]
type Tree = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const codeOf = (value: unknown): unknown => (isTree(value) ? value['code'] : undefined)

/** The place in `from` that each item of `to` had: by its code, as it was, or where it stood. */
const placesBefore = (from: readonly unknown[], to: readonly unknown[]): (number | null)[] => {
  const free = new Set(from.keys())
  const take = (place: number): number | null => (free.delete(place) ? place : null)
  const known = to.map((item) => {
    const code = codeOf(item)
    const isItem = (old: unknown, index: number): boolean =>
      free.has(index) && (code === undefined ? isSame(old, item) : codeOf(old) === code)
    return take(from.findIndex(isItem))
  })
  return to.map((item, place) => known[place] ?? (codeOf(item) === undefined ? take(place) : null))
}

const changeList = (
  document: Document,
  place: Place,
  from: readonly unknown[],
  to: readonly unknown[],
): void => {
  const list = document.getIn(place, true)
  if (!isSeq(list)) {
    document.setIn(place, document.createNode(to))
    return
  }
  const before = placesBefore(from, to)
  for (const [index, old] of before.entries())
    if (old !== null) change(document, [...place, old], from[old], to[index])
  list.items = before.map((old, index) =>
    old === null ? document.createNode(to[index]) : list.items[old],
  )
}

/** Changes the document where the two differ, so that all else keeps its comments and layout. */
const change = (document: Document, place: Place, from: unknown, to: unknown): void => {
  if (isSame(from, to)) return
  if (Array.isArray(from) && Array.isArray(to)) return changeList(document, place, from, to)
  if (isTree(from) && isTree(to) && isMap(document.getIn(place, true))) {
    for (const key of Object.keys(from)) if (!(key in to)) document.deleteIn([...place, key])
    for (const [key, value] of Object.entries(to))
      change(document, [...place, key], from[key], value)
    return
  }
  const node = document.getIn(place, true)
  if (isScalar(node) && (typeof to !== 'object' || to === null)) node.value = to
  else document.setIn(place, document.createNode(to))
}

const heading = '# yaml-language-server: $schema=../../schemas/contest.schema.json\n'
const layout = { lineWidth: 0, aliasDuplicateObjects: false } as const

/** Writes contest.yaml from nothing. */
export const writeContestFile = (settings: ContestFile): string =>
  heading + stringify(settings, layout)

/**
 * Writes into a contest.yaml that stands, and says `from`, what now differs from it; the rest keeps
 * its comments and its layout.
 */
export const changeContestFile = (text: string, from: ContestFile, to: ContestFile): string => {
  const document = parseDocument(text, { stringKeys: true })
  change(document, [], from, to)
  return document.toString(layout)
}
