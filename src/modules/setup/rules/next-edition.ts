import type { ContestFile } from '#src/modules/pack/rules/contest-file.ts'
import type { Localised } from '#src/shared/language.ts'
import {
  byDays,
  byYears,
  datePartsOf,
  firstStart,
  type Shift,
  shiftTo,
} from '#src/shared/shift-times.ts'

/** The same day in the first year after the edition's own that has not come yet. `today` is local. */
export const proposedStart = (first: string, today: string): string => {
  let years = 1
  while (byYears(first, years).slice(0, 10) <= today.slice(0, 10)) years += 1
  return byYears(first, years).slice(0, 10)
}

const khmerDigits = (text: string): string =>
  text.replace(/\d/gu, (digit) => String.fromCodePoint(0x17e0 + Number(digit)))

const swap = (text: string, from: string, to: string): string =>
  text
    .replaceAll(new RegExp(`(?<![\\d/])${from}(?![\\d/])`, 'gu'), to)
    .replaceAll(khmerDigits(from), khmerDigits(to))

const localised = (text: Localised, change: (said: string) => string): Localised => ({
  vi: change(text.vi),
  ...(text.en === undefined ? {} : { en: change(text.en) }),
  ...(text.km === undefined ? {} : { km: change(text.km) }),
})

/** A name with the year of the edition replaced by the next one's, in every language. */
export const nextName = (name: Localised, from: number, to: number): Localised =>
  localised(name, (said) => swap(said, String(from), String(to)))

/** A short name for the next edition that is not among those `taken`. */
export const nextSlug = (
  slug: string,
  from: number,
  to: number,
  taken: ReadonlySet<string>,
): string => {
  const plain = slug.includes(String(from))
    ? slug.replace(String(from), String(to))
    : `${slug.slice(0, 74)}-${to}`
  let next = plain
  for (let number = 2; taken.has(next); number += 1) next = `${plain.slice(0, 76)}-${number}`
  return next
}

const spoken = (local: string): string => datePartsOf(local).toReversed().join('/')

/** The days that an edition's own text may name: those its rounds open and close on. */
const namedDays = (rounds: ContestFile['rounds']): readonly string[] =>
  rounds.flatMap(({ start, end }) => [start, end.endsWith('T00:00') ? byDays(end, -1) : end])

const movedText = (text: Localised, days: readonly string[], shift: Shift): Localised => {
  // All at once, so that a day that was moved is not moved again.
  const pattern = days.map(spoken).join('|')
  const moved = new Map(days.map((day) => [spoken(day), spoken(shift(day))]))
  const vi = text.vi.replaceAll(
    new RegExp(`(?<!\\d)(?:${pattern})(?!\\d)`, 'gu'),
    (found) => moved.get(found) ?? found,
  )
  return { ...text, vi }
}

/** The settings of the next edition: everything as it was, with name, times and banks anew. */
export const nextEdition = (
  settings: ContestFile,
  next: {
    readonly slug: string
    readonly name: Localised
    /** YYYY-MM-DD of the first round */
    readonly start: string
    /** the slug of each bank in the new edition, by the one it has now */
    readonly banks: ReadonlyMap<string, string>
  },
): ContestFile => {
  const shift = shiftTo(firstStart(settings.rounds), next.start)
  const days = namedDays(settings.rounds)
  const { demo: _, ...kept } = settings
  const { freezeAt, ...ranking } = settings.ranking
  return {
    ...kept,
    slug: next.slug,
    name: next.name,
    rules: settings.rules.map((rule) => movedText(rule, days, shift)),
    rounds: settings.rounds.map((round) => ({
      ...round,
      start: shift(round.start),
      end: shift(round.end),
    })),
    parts: settings.parts.map((part) => {
      const windows = part.windows?.map((window) => ({
        ...window,
        start: shift(window.start),
        end: shift(window.end),
      }))
      const moved = windows === undefined ? part : { ...part, windows }
      if (moved.quiz === undefined) return moved
      const bank = next.banks.get(moved.quiz.bank) ?? moved.quiz.bank
      return { ...moved, quiz: { ...moved.quiz, bank } }
    }),
    ranking: freezeAt === undefined ? ranking : { ...ranking, freezeAt: shift(freezeAt) },
  }
}
