import type { Kysely } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { BankDefinition, QuestionDefinition, Topic } from './bank.ts'
import { compareBank } from './compare-bank.ts'
import { judgeBank } from './judge-bank.ts'
import { bankFiles } from './rules/bank-yaml.ts'
import {
  type BankRow,
  readStandingQuestions,
  writeBank,
  writeBankFiles,
  writeQuestionList,
} from './store.ts'

/** The bank as papers are drawn from it now, as a definition; retired questions left out. */
export const definitionOf = async (
  transaction: Kysely<Tables>,
  { id, slug, name, topics }: BankRow,
): Promise<BankDefinition> => {
  const standing = await readStandingQuestions(transaction, id)
  const questions = standing
    .filter(({ retired }) => !retired)
    .map(({ retired: _, versionId: _version, questionId: _question, ...rest }) => rest)
  return { slug, name, topics, questions }
}

/** The same bank with these questions in place of those of the same codes, or beside them. */
export const withQuestions = (
  bank: BankDefinition,
  questions: readonly QuestionDefinition[],
): BankDefinition => {
  const known = new Set(bank.questions.map(({ code }) => code))
  const kept = bank.questions.map(
    (question) => questions.find(({ code }) => code === question.code) ?? question,
  )
  const all = [...kept, ...questions.filter(({ code }) => !known.has(code))]
  const named = new Set(bank.topics.map(({ code }) => code))
  // A topic may have gone by an import since the question was written.
  const lost = [...new Set(all.map(({ topic }) => topic))].filter((topic) => !named.has(topic))
  const topics: readonly Topic[] = [
    ...bank.topics,
    ...lost.map((code) => ({ code, name: { vi: code } })),
  ]
  const order = new Map(topics.map(({ code }, place) => [code, place]))
  return {
    ...bank,
    topics,
    // Topic by topic, as the bank's files have them.
    questions: all.toSorted(
      (one, other) => (order.get(one.topic) ?? 0) - (order.get(other.topic) ?? 0),
    ),
  }
}

/**
 * Changes what papers are drawn from, inside the caller's transaction which holds imports back:
 * the list of questions, their order, and the bank's files, so that an export gives the new state.
 * The caller makes the versions. Refused with every reason while a round runs or attempts are open,
 * or where a contest would lack questions.
 */
export const changeBank = async (
  transaction: Kysely<Tables>,
  id: number,
  after: BankDefinition,
  now: Date,
): Promise<Result<null, 'bank_held'>> => {
  const files = bankFiles(after)
  const difference = await compareBank(transaction, after, files)
  const objections = await judgeBank(transaction, after, difference, { now, except: null })
  if (objections.length > 0)
    return refuse('bank_held', {
      vi: objections.map(({ vi }) => vi).join('; '),
      en: objections.map(({ en }) => en).join('; '),
    })
  await writeBank(transaction, after, now)
  await writeQuestionList(
    transaction,
    id,
    after.questions.map(({ code }) => code),
  )
  await writeBankFiles(transaction, id, files)
  await notify(transaction, 'bank', id)
  return ok(null)
}
