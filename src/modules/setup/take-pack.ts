import type { Kysely } from 'kysely'
import { readArchive } from '#src/modules/pack/read-archive.ts'
import {
  type ArchivePack,
  editionFolders,
  readArchivePack,
} from '#src/modules/pack/rules/archive-pack.ts'
import { contestFileOf } from '#src/modules/pack/rules/write-contest-file.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { compareBank, isSameBank } from '#src/modules/question-bank/compare-bank.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { rulesInWords } from '#src/shared/rules-in-words.ts'
import { bringNobody, createContest, type StartOutcome } from './create-contest.ts'
import { mayStartContest, organisedContests } from './policy.ts'
import type { PackPreview } from './schema.ts'
import { readSlugs } from './start-store.ts'
import { readBanksOf } from './store.ts'

type Refused = Extract<StartOutcome, { ok: false }>
type Taken = { readonly ok: true; readonly value: ArchivePack }

const read = (bytes: Uint8Array): Taken | Refused => {
  const files = readArchive(bytes)
  if (!files.ok) return files
  const [folder, ...others] = editionFolders(files.value)
  if (folder === undefined || others.length > 0)
    return refuse('archive_without_contest', { found: others.length })
  const pack = readArchivePack(files.value, folder)
  return pack.ok
    ? pack
    : { ...refuse('pack_invalid', { count: pack.problems.length }), problems: pack.problems }
}

/**
 * A pack only ever starts a contest: it changes neither one that stands nor a bank that others draw
 * from, and it draws from no bank that is not its own or one's own.
 */
const judgeNames = async (
  executor: Kysely<Tables>,
  actor: Actor,
  { edition, banks }: ArchivePack,
): Promise<Result<null, 'slug_taken' | 'bank_not_yours'>> => {
  const { slug, parts } = edition.definition
  const taken = await readSlugs(executor)
  if (taken.contests.includes(slug)) return refuse('slug_taken', { slug })
  const own = await readBanksOf(executor, organisedContests(actor))
  for (const { bank, files } of banks) {
    const difference = await compareBank(executor, bank, files)
    const isOwn = own.some(({ slug: other }) => other === bank.slug)
    if (difference.id !== null && !(isOwn && isSameBank(difference)))
      return refuse('slug_taken', { slug: bank.slug })
  }
  const usable = new Set([...own.map((bank) => bank.slug), ...banks.map(({ bank }) => bank.slug)])
  const foreign = parts.find(({ quiz }) => quiz !== null && !usable.has(quiz.bank))
  return foreign === undefined
    ? ok(null)
    : refuse('bank_not_yours', { bank: foreign.quiz?.bank ?? '' })
}

const open = async (
  context: Context,
  actor: Actor,
  bytes: Uint8Array | null,
): Promise<Taken | Refused> => {
  if (!mayStartContest(actor)) return refuse('may_not_start')
  if (bytes === null) return refuse('no_upload')
  const pack = read(bytes)
  if (!pack.ok) return pack
  const judged = await judgeNames(context.db.query, actor, pack.value)
  return judged.ok ? pack : judged
}

/** Tells what a pack would start, and writes nothing. */
export const previewPack = async (
  context: Context,
  actor: Actor,
  bytes: Uint8Array | null,
): Promise<{ readonly ok: true; readonly value: PackPreview } | Refused> => {
  const pack = await open(context, actor, bytes)
  if (!pack.ok) return pack
  const { edition, banks } = pack.value
  const { slug, name, documents } = edition.definition
  const taken = new Set((await readSlugs(context.db.query)).banks)
  return ok({
    slug,
    name,
    sentence: rulesInWords(contestFileOf(edition.definition)),
    units: edition.units.length,
    documents: documents.length,
    banks: banks.map(({ bank }) => ({
      slug: bank.slug,
      questions: bank.questions.length,
      isNew: !taken.has(bank.slug),
    })),
  })
}

/** Starts the edition of a .zip, as a draft, with the banks that lie in it. */
export const takePack = async (
  context: Context,
  actor: Actor,
  bytes: Uint8Array | null,
): Promise<StartOutcome> => {
  const pack = await open(context, actor, bytes)
  if (!pack.ok) return pack
  return createContest(context, actor, {
    ...pack.value,
    way: 'pack',
    from: null,
    bring: bringNobody,
  })
}
