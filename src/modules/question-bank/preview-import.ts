import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { QuestionDefinition } from './bank.ts'
import { compareBank, isSameBank } from './compare-bank.ts'
import { compareTexts } from './compare-texts.ts'
import { type BankAddress, type DeskBank, findDeskBank } from './find-desk-bank.ts'
import { findSheet, type Found, readFound, stampOf } from './import-bank.ts'
import { judgeBank } from './judge-bank.ts'
import type { bankRefusals } from './refusals.ts'
import { bankFiles } from './rules/bank-yaml.ts'
import { tellFields } from './rules/tell-fields.ts'
import type { ImportPreview } from './schema.ts'
import { readStandingQuestions } from './store.ts'

type Refusals = keyof typeof bankRefusals | SheetRefusal | 'no_contest' | 'forbidden'

const namedIn = (questions: readonly QuestionDefinition[]) => {
  const byCode = new Map(questions.map((question) => [question.code, question]))
  return {
    byCode,
    name: (code: string) => ({ code, stem: byCode.get(code)?.stem ?? '' }),
  }
}

const describe = async (
  context: Context,
  { bank: standing }: DeskBank,
  found: Found,
): Promise<ImportPreview> => {
  const { query } = context.db
  const { bank, taken, problems } = await readFound(query, found, { slug: standing.slug })
  const files = bankFiles(bank)
  const difference = await compareBank(query, bank, files)
  const before = await readStandingQuestions(query, standing.id)
  const held = await judgeBank(query, bank, difference, { now: context.clock.now(), except: null })
  const { added, changed, retired, restored } = difference.questions
  const old = namedIn(before)
  const now = namedIn(bank.questions)
  const texts = bank.questions.map(({ code, stem, options }) => ({
    code,
    stem,
    options: options.map(({ text }) => text),
  }))
  const coming = new Set([...added, ...changed.map(({ code }) => code), ...restored])
  return {
    sheet: taken.sheet,
    questions: taken.questions,
    ignored: [...taken.ignored],
    notes: [...taken.notes],
    problems: [...problems],
    held: held.map(({ vi, en }) => ({ vi, en })),
    added: added.map(now.name),
    changed: changed.map(({ code, fields }) => ({
      ...now.name(code),
      fields: tellFields(fields, old.byCode.get(code), now.byCode.get(code)),
    })),
    retired: retired.map(old.name),
    restored: restored.map(now.name),
    unchanged: bank.questions.length - coming.size,
    newTopics: bank.topics
      .filter(({ code }) => !standing.topics.some((topic) => topic.code === code))
      .map(({ name }) => name.vi),
    reordered: difference.reordered,
    duplicates: await compareTexts(texts, coming),
    stamp:
      problems.length > 0 || held.length > 0 || isSameBank(difference) ? null : stampOf(difference),
  }
}

/** Tells what the import of a workbook would do to a bank, and writes nothing. */
export const previewImport = async (
  context: Context,
  actor: Actor,
  { file, ...address }: BankAddress & { readonly file: Uint8Array | null; readonly sheet?: string },
): Promise<Result<ImportPreview, Refusals>> => {
  const desk = await findDeskBank(context, actor, address, 'import')
  if (!desk.ok) return desk
  if (file === null) return refuse('bank_file_missing')
  const found = await findSheet(file, address.sheet)
  return found.ok ? ok(await describe(context, desk.value, found.value)) : found
}
