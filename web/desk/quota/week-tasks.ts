import type { Week } from '#src/modules/quota/schema.ts'
import type { QuotaPhrases } from '#web/phrases/vi/desk/quota.ts'
import { fill } from '#web/quiz/fill.ts'

type Words = QuotaPhrases['week']

/** Something to do, most pressing first; `page` is where, below the unit's desk. */
export type Task = {
  readonly key: string
  readonly text: string
  readonly page: keyof Words['act']
  readonly isLate: boolean
}

const isPast = (due: string | null, asOf: string): boolean =>
  due !== null && Date.parse(due) <= Date.parse(asOf)

/** One sentence of three: late, with its date, or without one. */
const byDue = (
  [late, coming, none]: readonly [string, string, string],
  n: number,
  due: string | null,
  { asOf, tell }: { readonly asOf: string; readonly tell: (instant: string) => string },
): string => {
  if (due === null) return fill(none, { n })
  return fill(isPast(due, asOf) ? late : coming, { n, when: tell(due) })
}

const ownTasks = ({ own, asOf }: Week, words: Words, tell: (instant: string) => string): Task[] => {
  const { required, nominated, missing, listDueAt, takePartDueAt, state } = own
  if (state === 'staff-missing')
    return [{ key: 'staff', text: words.staffMissing, page: 'subUnits', isLate: false }]
  if (required === null || missing === null || state === 'met') return []
  const lacking = required - nominated
  const at = { asOf, tell }
  const list: Task[] =
    lacking <= 0
      ? []
      : [
          {
            key: 'list',
            text: byDue([words.listLate, words.listDue, words.listShort], lacking, listDueAt, at),
            page: 'roster',
            isLate: isPast(listDueAt, asOf),
          },
        ]
  const sentences = [words.takePartLate, words.takePartDue, words.takePartShort] as const
  return [
    ...list,
    {
      key: 'take-part',
      text: byDue(sentences, missing, takePartDueAt, at),
      page: 'roster',
      isLate: isPast(takePartDueAt, asOf),
    },
  ]
}

/**
 * What a coordinator has to do now, late things first; `tell` says an instant as the reader reads
 * it. Nothing where nothing waits.
 */
export const weekTasks = (
  week: Week,
  words: Words,
  tell: (instant: string) => string,
): readonly Task[] => {
  const counted = (
    key: string,
    n: number,
    sentence: string,
    page: Task['page'],
    isLate = false,
  ): Task[] => (n === 0 ? [] : [{ key, text: fill(sentence, { n }), page, isLate }])
  const own = ownTasks(week, words, tell)
  // Who is still to take part is told once, by the quota where there is one.
  const notYet = own.some(({ key }) => key === 'take-part') ? 0 : week.notYetTakenPart
  return [
    ...own,
    ...counted('late', week.subUnits.late, words.subUnitsLate, 'quotas', true),
    ...counted('registrations', week.registrationsWaiting, words.registrations, 'registrations'),
    ...counted('slips', week.neverSignedIn, words.neverSignedIn, 'slips'),
    ...counted('staff-below', week.subUnits.staffMissing, words.subUnitsStaff, 'subUnits'),
    ...counted('mail', week.mailFailures, words.mailFailures, 'roster'),
    ...counted('not-yet', week.round?.isOpen === true ? notYet : 0, words.notYet, 'roster'),
  ].toSorted((one, other) => Number(other.isLate) - Number(one.isLate))
}
