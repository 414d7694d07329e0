import type { Kysely } from 'kysely'
import { contestsOfBank } from '#src/modules/contest/contests-of-bank.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { BankDefinition } from './bank.ts'
import { type BankDifference, changesQuestions } from './compare-bank.ts'
import { shortagesOf } from './rules/shortages.ts'
import { countOpenAttempts } from './store.ts'

/** Why a bank may not change now, in a sentence. */
export type Objection = { readonly vi: string; readonly en: string }

/**
 * Why this change of a bank would be unfair or break a contest that draws from it; empty where it
 * may be made. `except`: the contest that is imported along with it and judged on its own.
 */
export const judgeBank = async (
  executor: Kysely<Tables>,
  bank: BankDefinition,
  difference: BankDifference,
  { now, except }: { readonly now: Date; readonly except: string | null },
): Promise<readonly Objection[]> => {
  if (difference.id === null || !changesQuestions(difference)) return []
  const objections: Objection[] = []
  const open = await countOpenAttempts(executor, difference.id)
  if (open > 0)
    objections.push({
      vi: `đang có ${open} lượt thi mở dùng ngân hàng này; nhập lại khi các lượt đó đã kết thúc`,
      en: `${open} open attempts use this bank; import it when they have ended`,
    })
  for (const use of await contestsOfBank(executor, difference.id, now)) {
    if (use.running)
      objections.push({
        vi: `hội thi “${use.slug}” đang mở đợt chính thức dùng ngân hàng này; câu hỏi không đổi giữa đợt`,
        en: `an official round of “${use.slug}” is open on this bank; questions do not change within a round`,
      })
    if (use.closed || use.slug === except) continue
    for (const { quiz } of use.definition.parts)
      if (quiz?.bank === bank.slug)
        for (const lack of shortagesOf(quiz.blueprint, bank.questions))
          objections.push({
            vi: `hội thi “${use.slug}” cần ${lack.wanted} câu ${lack.topic}${lack.difficulty === null ? '' : ` (${lack.difficulty})`}, chỉ còn ${lack.available}`,
            en: `“${use.slug}” needs ${lack.wanted} questions of ${lack.topic}${lack.difficulty === null ? '' : ` (${lack.difficulty})`}, ${lack.available} would be left`,
          })
  }
  return objections
}
