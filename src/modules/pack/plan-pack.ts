import type { Kysely } from 'kysely'
import {
  type BankDifference,
  changedFiles,
  compareBank,
  isSameBank,
} from '#src/modules/question-bank/compare-bank.ts'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import { judgeBank } from '#src/modules/question-bank/judge-bank.ts'
import { type FieldChange, fieldChanges } from '#src/modules/question-bank/rules/field-changes.ts'
import { shortagesOf, wishInWords } from '#src/modules/question-bank/rules/shortages.ts'
import { findStoredEdition, type StoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Pack } from './read-pack.ts'
import { quizProblem, unitsCsvPlace } from './rules/edition.ts'
import { judgeChange } from './rules/guard.ts'
import { fileProblem, type Problem } from './rules/problem.ts'
import { readFooting } from './store.ts'

/** What an import would change, for people to read before it does. */
export type PackDifference = {
  readonly slug: string
  /** whether the contest is new */
  readonly created: boolean
  readonly fields: readonly FieldChange[]
  /** by unit code; nothing → something is a unit that joins, the other way round one that leaves */
  readonly units: readonly FieldChange[]
  readonly files: readonly string[]
  readonly banks: readonly BankDifference[]
}

/** An import judged, but not made. */
export type Plan = {
  readonly difference: PackDifference
  /** wrong in itself: the pack can never be imported like this */
  readonly invalid: readonly Problem[]
  /** right in itself, but not while things stand as they do */
  readonly refused: readonly Problem[]
}

type Executor = Kysely<Tables>

const editionDifference = (
  pack: Pack,
  standing: Awaited<ReturnType<typeof findStoredEdition>>,
): Omit<PackDifference, 'banks'> => {
  const { definition, units, files } = pack.edition
  return {
    slug: definition.slug,
    created: standing === null,
    fields: standing === null ? [] : fieldChanges(standing.definition, definition),
    units: standing === null ? [] : fieldChanges(standing.units, units),
    files: changedFiles(standing?.files ?? [], files),
  }
}

const bankOf = async (executor: Executor, pack: Pack, slug: string) => {
  const read = pack.banks.find(({ bank }) => bank.slug === slug)
  return read?.bank ?? (await findBank(executor, slug))
}

const lacks = async (executor: Executor, pack: Pack): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const { code, quiz } of pack.edition.definition.parts) {
    if (quiz === null) continue
    const bank = await bankOf(executor, pack, quiz.bank)
    if (bank === null) {
      problems.push(
        quizProblem(pack.edition, code, ['bank'], {
          vi: `không có ngân hàng “${quiz.bank}”: thiếu thư mục banks/${quiz.bank} bên cạnh hội thi`,
          en: `there is no bank “${quiz.bank}”: the folder banks/${quiz.bank} beside the edition is missing`,
        }),
      )
      continue
    }
    for (const lack of shortagesOf(quiz.blueprint, bank.questions)) {
      const place = quiz.blueprint.findIndex(
        (row) => row.topic === lack.topic && (lack.difficulty ?? row.difficulty) === row.difficulty,
      )
      const wish = wishInWords(lack, bank.topics)
      problems.push(
        quizProblem(pack.edition, code, ['blueprint', place], {
          vi: `cần ${wish.vi}, ngân hàng có ${lack.available}`,
          en: `asks for ${wish.en}, the bank has ${lack.available}`,
        }),
      )
    }
  }
  return problems
}

const objectionsTo = async (
  executor: Executor,
  pack: Pack,
  standing: Pick<StoredEdition, 'id' | 'definition' | 'stage'>,
  now: Date,
): Promise<Problem[]> => {
  const { definition, units, source } = pack.edition
  const footing = await readFooting(executor, standing.id)
  const label = source.file.replace(/contest\.yaml$/u, '')
  const open = standing.stage === 'open'
  const before = standing.definition
  return judgeChange({ before, after: definition, units, footing, open, now }).map(
    ({ file, path, vi, en }) =>
      file === 'contest.yaml'
        ? source.problem(path, { vi, en })
        : { file: `${label}${file}`, ...unitsCsvPlace(pack.edition.files, path), vi, en },
  )
}

/** Compares the pack with what stands, and judges whether it may be imported at this instant. */
export const planPack = async (executor: Executor, pack: Pack, now: Date): Promise<Plan> => {
  const { slug } = pack.edition.definition
  const standing = await findStoredEdition(executor, slug)
  const refused = standing === null ? [] : await objectionsTo(executor, pack, standing, now)
  const banks: BankDifference[] = []
  for (const { bank, files } of pack.banks) {
    const difference = await compareBank(executor, bank, files)
    banks.push(difference)
    for (const said of await judgeBank(executor, bank, difference, { now, except: slug }))
      refused.push(fileProblem(`banks/${bank.slug}`, said))
  }
  return {
    difference: { ...editionDifference(pack, standing), banks },
    invalid: await lacks(executor, pack),
    refused,
  }
}

/** Whether the contest itself, apart from its banks, would stay as it is. */
export const isSameEdition = ({ created, fields, units, files }: PackDifference): boolean =>
  !created && fields.length + units.length + files.length === 0

/** Whether the import would leave everything as it is. */
export const isSamePack = (difference: PackDifference): boolean =>
  isSameEdition(difference) && difference.banks.every(isSameBank)

/** Whether the import only adds, so that nothing that stands changes. */
export const onlyAdds = (difference: PackDifference): boolean =>
  difference.created && difference.banks.every((bank) => bank.id === null || isSameBank(bank))
