import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { type QuestionProblem, questionProblems } from '#src/shared/question-form.ts'
import { ok, refuse, type Refusal, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { definitionOf } from './change-bank.ts'
import type { QuestionAddress } from './describe-question.ts'
import { type BankAddress, findDeskBank } from './find-desk-bank.ts'
import { holdImports } from './hold-imports.ts'
import {
  type Content,
  insertQuestion,
  readAllVersions,
  readCodes,
  readQuestion,
  writeDraft,
} from './review-store.ts'
import { bankFiles } from './rules/bank-yaml.ts'
import { tidyLines } from './rules/tidy-lines.ts'
import { topicCodes } from './rules/topic-codes.ts'
import { trailChanges } from './rules/trail-changes.ts'
import type { WriteQuestion, Written } from './schema.ts'
import { type BankRow, readBank, writeBank, writeBankFiles } from './store.ts'

/** What came of writing: the version, every problem of what was typed, or why it may not be. */
export type Writing =
  | { readonly state: 'written'; readonly written: Written }
  | { readonly state: 'invalid'; readonly problems: readonly QuestionProblem[] }
  | { readonly state: 'refused'; readonly refusal: Refusal<WriteRefusal> }

type WriteRefusal =
  'no_contest' | 'forbidden' | 'no_bank' | 'no_question' | 'no_topic' | 'draft_changed'

const filled = (text: string | null): string | null => {
  const tidied = tidyLines(text ?? '')
  return tidied === '' ? null : tidied
}

const contentOf = (typed: WriteQuestion): Content => ({
  topic: typed.topic,
  difficulty: typed.difficulty,
  stem: tidyLines(typed.stem),
  options: typed.options.map(({ text, pinned, correct }) => ({
    text: tidyLines(text),
    pinned,
    correct,
  })),
  keepOrder: typed.keepOrder,
  explanation: filled(typed.explanation),
  source: filled(typed.source),
})

/** The code of the topic; a new one is added to the bank, which changes no paper. */
const takeTopic = async (
  transaction: Kysely<Tables>,
  bank: BankRow,
  typed: WriteQuestion,
  now: Date,
): Promise<Result<string, 'no_topic'>> => {
  if (!typed.newTopic)
    return bank.topics.some(({ code }) => code === typed.topic)
      ? ok(typed.topic)
      : refuse('no_topic', { topic: typed.topic })
  const name = tidy(typed.topic)
  if (name === '') return refuse('no_topic', { topic: typed.topic })
  const named = topicCodes([name], bank.topics)
  const code = named.codeOf(name)
  const added = named.topics.filter(
    (topic) => !bank.topics.some((known) => known.code === topic.code),
  )
  if (added.length === 0) return ok(code)
  const definition = await definitionOf(transaction, bank)
  const after = { ...definition, topics: [...bank.topics, ...added] }
  await writeBank(transaction, after, now)
  await writeBankFiles(transaction, bank.id, bankFiles(after))
  await notify(transaction, 'bank', bank.id)
  return ok(code)
}

// Unlike the codes that an import gives by the numbers of its rows, so that no row of a later file
// is taken for this question.
const PREFIX = 'bs-'

const newCode = async (transaction: Kysely<Tables>, bankId: number): Promise<string> => {
  const used = (await readCodes(transaction, bankId, PREFIX)).map((code) =>
    Number(code.slice(PREFIX.length)),
  )
  const last = Math.max(0, ...used.filter((number) => Number.isSafeInteger(number)))
  return `${PREFIX}${String(last + 1).padStart(3, '0')}`
}

const refused = (refusal: Refusal<WriteRefusal>): Writing => ({ state: 'refused', refusal })

const write = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  { address, typed, now }: { readonly address: Address; readonly typed: WriteQuestion; now: Date },
  found: { readonly contestId: number; readonly bankId: number },
): Promise<Writing> => {
  await holdImports(transaction)
  const bank = await readBank(transaction, found.bankId)
  if (bank === undefined) return refused({ code: 'no_bank' })
  const code = address.code ?? (await newCode(transaction, bank.id))
  const question = await readQuestion(transaction, bank.id, code)
  if (question === undefined && address.code !== null) return refused({ code: 'no_question' })
  const versions = question ? await readAllVersions(transaction, question.questionId) : []
  const draft = versions.find(({ state }) => state !== 'in_use')
  if ((draft === undefined ? null : String(draft.versionId)) !== typed.replaces)
    return refused({ code: 'draft_changed', values: { name: draft?.writtenBy ?? '–' } })
  const topic = await takeTopic(transaction, bank, typed, now)
  if (!topic.ok) return refused(topic.refusal)
  const content = { ...contentOf(typed), topic: topic.value }
  const questionId = question?.questionId ?? (await insertQuestion(transaction, bank.id, code))
  const by = { writtenBy: actor.personId, now }
  const version = await writeDraft(transaction, questionId, content, by)
  await recordAct(
    transaction,
    actor,
    {
      contestId: found.contestId,
      kind: 'question.write',
      subject: code,
      subjectId: String(questionId),
      changes: trailChanges(versions[0] ?? null, content),
    },
    now,
  )
  return { state: 'written', written: { code, version: String(version) } }
}

type Address = BankAddress & { readonly code: string | null }

/**
 * Writes a new question, or what an existing one is to say, as a draft: papers stay as they are
 * until somebody else has reviewed it and it is put into use.
 */
export const writeQuestion = async (
  context: Context,
  actor: Actor,
  address: BankAddress & Partial<Pick<QuestionAddress, 'code'>>,
  typed: WriteQuestion,
): Promise<Writing> => {
  const found = await findDeskBank(context, actor, address)
  if (!found.ok) return refused(found.refusal)
  const problems = questionProblems(contentOf(typed))
  if (problems.length > 0) return { state: 'invalid', problems }
  const { contest, bank } = found.value
  const request = { address: { ...address, code: address.code ?? null }, typed }
  return context.db.query
    .transaction()
    .execute((transaction) =>
      write(
        transaction,
        actor,
        { ...request, now: context.clock.now() },
        { contestId: contest.id, bankId: bank.id },
      ),
    )
}
