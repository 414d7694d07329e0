import { foldForSearch } from './text.ts'

/** How a question's options may be shuffled without changing what they say. */
export type Placement = {
  /** per option: speaks of the others ("all of the above") and keeps its place */
  readonly pinned: readonly boolean[]
  /** no option may move: one names others by their letters or by their number */
  readonly keepOrder: boolean
}

/** What an option says of the others. */
type Reference = {
  /** places it names (0 = A), empty where it names none */
  readonly letters: readonly number[]
  /** how many it speaks of ("cả ba …"), null where it does not say */
  readonly number: number | null
}

const LETTER = /(?<![\p{L}\p{N}])([A-Fa-f])(?![\p{L}\p{N}])/gu
const LIST = String.raw`@[a-f]\)?(?: ?[,;&+/.-] ?(?:va |and |hoac |or )?\(?@[a-f]\)?| (?:va|and|hoac|or|lan|cung) \(?@[a-f]\)?| @[a-f]\)?)+`
const NOUN = '(?:dap an|phuong an|cau tra loi|cau|y kien|y|lua chon|noi dung|truong hop|dieu)'
const RIGHT = '(?:dung nhat|dung|sai|chinh xac|khong dung|khong sai|khong chinh xac|phu hop)'
const NUMBER = '(?:hai|ba|bon|nam|[2-5])'
const ALL = '(?:ca|tat ca|toan bo)'

/** Forms of a whole option, tone marks folded away and letters of options written @a … @f. */
const forms = [
  // "A, B, C đều đúng" · "A và B"
  String.raw`^\(?${LIST}\)?(?: \S+){0,5}[.!]?$`,
  // "Cả hai nguyên tắc nêu trên (A, B)" · "Both A and B"
  String.raw`^(?:${ALL}|cac|bao gom|gom|chi|${NOUN}|both|all|neither|only|khong)\b.{0,60}${LIST}.{0,25}$`,
  // "Chỉ A đúng" · "Đáp án B"
  String.raw`^(?:chi |chi co |only )?(?:${NOUN} |option )?@[a-f](?: la| deu| is)? (?:${RIGHT}|correct|right|wrong)\.?$`,
  String.raw`^(?:chi )?(?:${NOUN}|option) @[a-f]\.?$`,
  // "Tất cả các phương án trên" · "Các yêu cầu nêu trên đều đúng"
  String.raw`^(?:${ALL}|cac|nhung|${NUMBER})\b(?: [^ ]+){0,7}? tren(?:$|[.,;]| ?\(| deu\b| la\b| dung\b| sai\b| khong\b| chinh xac\b).{0,30}$`,
  // "Tất cả đều đúng" · "Cả ba phương án"
  String.raw`^${ALL}(?: ${NUMBER}| cac| nhung| deu| la| ${NOUN}){0,6} ${RIGHT}\.?$`,
  String.raw`^${ALL}(?: ${NUMBER}| cac){0,2} (?:dap an|phuong an|cau|y|y kien|lua chon)\.?$`,
  // "Không có phương án nào đúng"
  String.raw`^khong (?:co )?${NOUN} nao\b.{0,30}$`,
  String.raw`^khong co ${NOUN} ${RIGHT}\.?$`,
  String.raw`^(?:cac )?${NOUN} (?:neu |o )?tren (?:deu )?${RIGHT}\.?$`,
  // "Đáp án khác"
  String.raw`^(?:dap an|phuong an|y kien|lua chon) khac\.?$`,
  // "All of the above" · "None of these answers is correct"
  String.raw`^(?:all|none|both|neither|any) of (?:the|these|those|them)\b.{0,40}$`,
  String.raw`^(?:all|none|both|neither)(?: the| these)?(?: [a-z]+){0,3} (?:above|correct|right|wrong|incorrect|false|true)\.?$`,
  // "Cả 1, 2 và 3"
  String.raw`^${ALL} \(?[1-6]\)?(?: ?, ?\(?[1-6]\)?| va \(?[1-6]\)?)+(?: \S+){0,4}$`,
].map((form) => new RegExp(form, 'u'))

const numbers: Readonly<Record<string, number>> = { hai: 2, ba: 3, bon: 4, nam: 5 }

const readReference = (text: string): Reference | null => {
  if (text.length > 120) return null
  const folded = foldForSearch(text.normalize('NFC').replace(LETTER, '@$1'))
  if (!forms.some((form) => form.test(folded))) return null
  const said = /^(?:ca|tat ca|toan bo|cac)? ?(hai|ba|bon|nam|[2-5])\b(?! ?,| va [1-6])/u.exec(
    folded,
  )?.[1]
  const byDigits = /^(?:ca|tat ca|toan bo) \(?([1-6])\)?(?: ?,| va)/u.test(folded)
  const letters = byDigits
    ? [...folded.matchAll(/\b([1-6])\b/gu)].map(([, digit]) => Number(digit) - 1)
    : [...folded.matchAll(/@([a-f])/gu)].map(([, letter = 'a']) => letter.charCodeAt(0) - 97)
  return { letters, number: said === undefined ? null : (numbers[said] ?? Number(said)) }
}

// The others, shuffled among themselves, leave it true: it speaks of each of them, and none of
// them stands below it.
const bearsShuffling = (
  reference: Reference,
  place: number,
  ordinary: readonly number[],
): boolean => {
  const { letters, number } = reference
  if (letters.length > 0)
    return letters.length === ordinary.length && ordinary.every((other) => letters.includes(other))
  return ordinary.every((other) => other < place) && (number ?? ordinary.length) === ordinary.length
}

/** Recognises the options that speak of other options, in Vietnamese or English. */
export const placementOf = (texts: readonly string[]): Placement => {
  const references = texts.map(readReference)
  const ordinary = references.flatMap((reference, place) => (reference === null ? [place] : []))
  return {
    pinned: references.map((reference) => reference !== null),
    keepOrder: references.some(
      (reference, place) => reference !== null && !bearsShuffling(reference, place, ordinary),
    ),
  }
}
