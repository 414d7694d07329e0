import type { Kysely } from 'kysely'
import { contestsOfBank } from '#src/modules/contest/contests-of-bank.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { BankDefinition } from './bank.ts'
import { type BankDifference, changesQuestions } from './compare-bank.ts'
import { shortagesOf, wishInWords } from './rules/shortages.ts'
import { countOpenAttempts } from './store.ts'

/** Why a bank may not change now, in a sentence. */
export type Objection = { readonly vi: string; readonly en: string }

type Use = Awaited<ReturnType<typeof contestsOfBank>>[number]

const openAttempts = async (executor: Kysely<Tables>, bankId: number): Promise<Objection[]> => {
  const open = await countOpenAttempts(executor, bankId)
  return open === 0
    ? []
    : [
        {
          vi: `đang có ${open} lượt thi mở dùng ngân hàng này; hãy chờ các lượt đó kết thúc`,
          en: `${open} open attempts use this bank; wait until they have ended`,
        },
      ]
}

const runningRounds = (uses: readonly Use[]): Objection[] =>
  uses
    .filter(({ running }) => running)
    .map(({ definition: { name } }) => ({
      vi: `“${name.vi}” đang mở đợt chính thức dùng ngân hàng này; câu hỏi không đổi giữa đợt`,
      en: `an official round of “${name.en ?? name.vi}” is open on this bank; questions do not change within a round`,
    }))

const shortagesIn = ({ slug, definition }: Use, bank: BankDefinition): Objection[] =>
  definition.parts.flatMap(({ quiz }) =>
    quiz?.bank === bank.slug
      ? shortagesOf(quiz.blueprint, bank.questions).map((lack) => {
          const wish = wishInWords(lack, bank.topics)
          return {
            vi: `hội thi “${slug}” cần ${wish.vi}, chỉ còn ${lack.available}`,
            en: `“${slug}” needs ${wish.en}, ${lack.available} would be left`,
          }
        })
      : [],
  )

/** Why no question of a bank may change now, whichever; empty where some may. */
export const holdsOf = async (
  executor: Kysely<Tables>,
  bankId: number,
  now: Date,
): Promise<readonly Objection[]> => [
  ...(await openAttempts(executor, bankId)),
  ...runningRounds(await contestsOfBank(executor, bankId, now)),
]

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
  const uses = await contestsOfBank(executor, difference.id, now)
  return [
    ...(await openAttempts(executor, difference.id)),
    ...uses.flatMap((use) => [
      ...runningRounds([use]),
      ...(use.closed || use.slug === except ? [] : shortagesIn(use, bank)),
    ]),
  ]
}
