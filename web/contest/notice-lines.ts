import type { NoticeList } from '#src/modules/contest/schema.ts'
import { inLanguage, type Language } from '#src/shared/language.ts'
import { formatDate, formatEnd, formatInstant } from '#web/format.ts'
import type { ContestsPhrases } from '#web/phrases/vi/contests.ts'

export type PublicNotice = NoticeList['rows'][number]

/** A notice in a reader's words: where it comes from, and what it moved, if anything. */
export type NoticeLines = { readonly issued: string; readonly moved: readonly string[] }

/** Says a notice's number and date, and the times that it moved. */
export const noticeLines = (
  { number, issuedOn, change }: PublicNotice,
  words: ContestsPhrases['notices'],
  language: Language,
): NoticeLines => {
  const day = formatDate(`${issuedOn}T00:00:00+07:00`, language)
  const issued = number === null ? words.dated(day) : words.numbered(number, day)
  if (change === null) return { issued, moved: [] }
  const span = ({ startsAt, endsAt }: typeof change.from): string =>
    words.span(formatInstant(startsAt, language), formatEnd(endsAt, language))
  const place = `${inLanguage(change.part.name, language)}, ${inLanguage(change.round.name, language)}`
  return { issued, moved: [place, words.from(span(change.from)), words.to(span(change.to))] }
}
