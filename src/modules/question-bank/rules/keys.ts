import { foldForSearch } from '#src/shared/text.ts'
import { tidyLines } from './tidy-lines.ts'

/** What a key names: options by place (0 = A), or why it names none. */
export type KeyReading =
  | { readonly ok: true; readonly right: readonly number[] }
  | { readonly ok: false; readonly reason: 'empty' | 'unknown' | 'beyond' | 'ambiguous' }

const WORD = /^(?:dap an|phuong an|lua chon|cau|y|option|answer)\s*(?:dung|so)?\s*:?\s*/u

const distinct = (places: readonly number[]): readonly number[] =>
  [...new Set(places)].toSorted((one, other) => one - other)

const byText = (key: string, options: readonly string[]): readonly number[] => {
  const same = (text: string): string => tidyLines(text).toLowerCase().replace(/[.;]$/u, '')
  return options.flatMap((option, place) => (same(option) === same(key) ? [place] : []))
}

/** Places named by letters or numbers: "C" · "a) và c)" · "1; 3" · "ABD" · "Đáp án B". */
const byMarks = (key: string): readonly number[] | null => {
  const folded = foldForSearch(key).replace(WORD, '')
  const marks = folded
    .split(/\s*(?:[,;&+/]|\bva\b|\band\b|\s)\s*/u)
    .map((mark) => mark.replace(/^\(|[).:]+$/gu, ''))
    .filter((mark) => mark !== '')
  if (
    marks.length === 1 &&
    /^[a-j]{2,6}$/u.test(marks[0] ?? '') &&
    key.trim() === key.trim().toUpperCase()
  )
    return distinct([...(marks[0] ?? '')].map((letter) => letter.charCodeAt(0) - 97))
  if (marks.length === 0 || !marks.every((mark) => /^(?:[a-j]|[1-9]|10)$/u.test(mark))) return null
  return distinct(
    marks.map((mark) => (/\d/u.test(mark) ? Number(mark) - 1 : mark.charCodeAt(0) - 97)),
  )
}

/** "B. Sở Nội vụ": a letter and the text of its option. */
const byMarkAndText = (key: string, options: readonly string[]): number | null => {
  const [, letter = '', text = ''] = /^\s*([A-Ja-j])\s*[.):]\s*(\S.*)$/su.exec(key) ?? []
  const place = letter.toLowerCase().charCodeAt(0) - 97
  return byText(text, options).includes(place) ? place : null
}

/**
 * Reads the key of a question: letters, numbers, several of them, or the text of the right option.
 * A key that could mean two things (options that are numbers themselves) is refused, not guessed.
 */
export const readKey = (key: string, options: readonly string[]): KeyReading => {
  if (key.trim() === '') return { ok: false, reason: 'empty' }
  const texts = byText(key, options)
  const marks = byMarks(key)
  const isWithin = marks?.every((place) => place < options.length) ?? false
  if (texts.length > 0) {
    const isSame = texts.length === 1 && (!isWithin || marks?.join() === texts.join())
    return isSame ? { ok: true, right: texts } : { ok: false, reason: 'ambiguous' }
  }
  if (marks !== null) return isWithin ? { ok: true, right: marks } : { ok: false, reason: 'beyond' }
  const both = byMarkAndText(key, options)
  return both === null ? { ok: false, reason: 'unknown' } : { ok: true, right: [both] }
}

/** The difficulty of a word or number; null where it is none. */
export const readDifficulty = (text: string): 'easy' | 'medium' | 'hard' | null => {
  const folded = foldForSearch(text)
  if (/^(?:1|de|rat de|easy|nhan biet|co ban|thap)$/u.test(folded)) return 'easy'
  if (/^(?:2|trung binh|tb|vua|medium|normal|thong hieu)$/u.test(folded)) return 'medium'
  return /^(?:3|4|kho|rat kho|hard|van dung|van dung thap|van dung cao|nang cao|cao)$/u.test(folded)
    ? 'hard'
    : null
}
