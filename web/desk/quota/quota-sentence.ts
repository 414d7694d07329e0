import type { QuotaBody } from '#src/modules/quota/schema.ts'
import type { QuotaPhrases } from '#web/phrases/vi/desk/quota.ts'
import { fill } from '#web/quiz/fill.ts'

/** What a quota asks, as a sentence; `tell` says an instant as the reader reads it. */
export const quotaSentence = (
  quota: QuotaBody,
  words: QuotaPhrases['sentence'],
  tell: (instant: string) => string,
): string => {
  const { unitGroup, least, staffOver, percent, listDueAt, takePartDueAt } = quota
  const whom = unitGroup === null ? words.all : fill(words.group, { group: unitGroup })
  const asked =
    percent !== null
      ? fill(words.percent, { n: percent })
      : staffOver === null
        ? fill(words.least, { n: least ?? 0 })
        : fill(words.staff, { n: least ?? 0, m: staffOver })
  const dues = [
    ...(listDueAt === null ? [] : [fill(words.listDue, { when: tell(listDueAt) })]),
    ...(takePartDueAt === null ? [] : [fill(words.takePartDue, { when: tell(takePartDueAt) })]),
  ]
  return `${[`${whom}: ${asked}`, ...dues].join('; ')}.`
}
