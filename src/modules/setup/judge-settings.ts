import type { Kysely } from 'kysely'
import type { StoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { type PackDifference, planPack } from '#src/modules/pack/plan-pack.ts'
import { editEdition } from '#src/modules/pack/rules/edit-edition.ts'
import type { ReadEdition } from '#src/modules/pack/rules/edition.ts'
import type { Path, Problem, Said } from '#src/modules/pack/rules/problem.ts'
import { contestFileOf } from '#src/modules/pack/rules/write-contest-file.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { type FieldChange, fieldChanges } from '#src/modules/question-bank/rules/field-changes.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { organisedContests } from './policy.ts'
import { movedRounds } from './rules/moved-rounds.ts'
import { readBanksOf } from './store.ts'

/** What saving these settings would do, and what speaks against it. */
export type Judgement = {
  /** null where they cannot be read */
  readonly edition: ReadEdition | null
  readonly difference: PackDifference | null
  readonly changes: readonly FieldChange[]
  readonly problems: readonly Problem[]
  readonly refused: readonly Problem[]
}

const problemAt = (path: Path, said: Said): Problem => ({
  file: 'contest.yaml',
  line: 0,
  column: 0,
  path,
  ...said,
})

/** What only the desk asks of settings: the name in addresses stays, and the banks are one's own. */
const deskProblems = async (
  executor: Kysely<Tables>,
  actor: Actor,
  standing: StoredEdition,
  { definition }: ReadEdition,
): Promise<Problem[]> => {
  const usable = await readBanksOf(executor, organisedContests(actor))
  const banks = new Set(usable.map(({ slug }) => slug))
  const foreign = definition.parts.flatMap(({ quiz }, place) =>
    quiz === null || banks.has(quiz.bank)
      ? []
      : problemAt(['parts', place, 'quiz', 'bank'], {
          vi: `không có ngân hàng “${quiz.bank}” trong các hội thi của Ban Tổ chức này`,
          en: `there is no bank “${quiz.bank}” in the contests that you organise`,
        }),
  )
  if (definition.slug === standing.definition.slug) return foreign
  const said = {
    vi: 'tên ngắn trong đường dẫn không đổi được, vì người đọc đã lưu đường dẫn',
    en: 'the short name in addresses does not change, since people have kept the address',
  }
  return [...foreign, problemAt(['slug'], said)]
}

/**
 * Whether the problem is that a bank has too few questions. A draft may ask for more than there
 * are yet: its checklist tells, and it cannot open.
 */
export const isShortage = ({ path }: Problem): boolean => path?.includes('blueprint') === true

/**
 * Judges settings in the shape of contest.yaml against the edition as it stands: by the rules of
 * an import, and what the desk asks beside them.
 */
export const judgeSettings = async (
  executor: Kysely<Tables>,
  actor: Actor,
  standing: StoredEdition,
  settings: unknown,
  now: Date,
): Promise<Judgement> => {
  const read = editEdition(standing, settings)
  if (!read.ok)
    return { edition: null, difference: null, changes: [], problems: read.problems, refused: [] }
  const edition = read.value
  const problems = await deskProblems(executor, actor, standing, edition)
  const changes = fieldChanges(
    contestFileOf(standing.definition),
    contestFileOf(edition.definition),
  )
  if (problems.length > 0) return { edition, difference: null, changes, problems, refused: [] }
  const plan = await planPack(executor, { edition, banks: [] }, now)
  const moved =
    standing.stage === 'open' ? movedRounds(standing.definition, edition.definition) : []
  return {
    edition,
    difference: plan.difference,
    changes,
    problems: plan.invalid.filter((problem) => standing.stage === 'open' || !isShortage(problem)),
    refused: [...plan.refused, ...moved.map(({ path, ...said }) => problemAt(path, said))],
  }
}
