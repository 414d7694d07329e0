import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type BankAddress, findDeskBank } from './find-desk-bank.ts'
import type { Difficulty } from './question.ts'
import { type QuestionRow, readCurrentVersions, type VersionRow } from './review-store.ts'
import { cursorOf, isAfter, parseCursor } from './rules/place-cursor.ts'
import { searchFor } from './rules/question-search.ts'
import type { QuestionList } from './schema.ts'

/** Which questions of a bank; what is not said is not asked for. */
export type ListRequest = BankAddress & {
  readonly search?: string | undefined
  readonly topic?: string | undefined
  readonly difficulty?: Difficulty | undefined
  readonly state?: 'in_use' | 'draft' | 'reviewed' | 'retired' | undefined
  /** rows of the page, 1…200 */
  readonly limit: number
  readonly after?: string | undefined
}

/** A question with the version in use, the one that is being made, or both. */
type Current = QuestionRow & {
  readonly standing: VersionRow | null
  readonly pending: VersionRow | null
}

const currentOf = (versions: readonly (QuestionRow & VersionRow)[]): readonly Current[] =>
  [...Map.groupBy(versions, ({ questionId }) => questionId).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { questionId, code, position, retired } = first
    const standing = group.find(({ state }) => state === 'in_use') ?? null
    const pending = group.find(({ state }) => state !== 'in_use') ?? null
    return [{ questionId, code, position, retired, standing, pending }]
  })

/** The version that a list shows: the one that was asked for by its state, else the one in use. */
const shownOf = ({ standing, pending }: Current, state: ListRequest['state']): VersionRow | null =>
  state === 'draft' || state === 'reviewed' ? pending : (standing ?? pending)

const hasState = (
  { retired, standing, pending }: Current,
  state: ListRequest['state'],
): boolean => {
  if (state === undefined) return true
  if (state === 'retired') return retired
  if (state === 'in_use') return standing !== null && !retired
  return pending?.state === state
}

const rowOf = (question: Current, shown: VersionRow): QuestionList['rows'][number] => {
  const { code, retired, standing, pending } = question
  const { topic, difficulty, stem, options } = shown
  return {
    code,
    topic,
    difficulty,
    stem,
    options: options.length,
    multiple: options.filter(({ correct }) => correct).length > 1,
    inUse: standing !== null,
    retired,
    pending:
      pending === null || pending.state === 'in_use'
        ? null
        : {
            version: String(pending.versionId),
            state: pending.state,
            writtenBy: pending.writtenBy,
            writtenAt: pending.writtenAt.toISOString(),
          },
  }
}

/** One page of a bank's questions, in the order of the bank: for who may work on it. */
export const listQuestions = async (
  context: Context,
  actor: Actor,
  request: ListRequest,
): Promise<Result<QuestionList, 'no_contest' | 'forbidden' | 'no_bank' | 'bad_place'>> => {
  const found = await findDeskBank(context, actor, request)
  if (!found.ok) return found
  const after = request.after === undefined ? null : parseCursor(request.after)
  if (request.after !== undefined && after === null) return refuse('bad_place')
  const { search, topic, difficulty, state, limit } = request
  const isFound = searchFor(search ?? '')
  const versions = await readCurrentVersions(context.db.query, found.value.bank.id)
  const matching = currentOf(versions).flatMap((question) => {
    const shown = shownOf(question, state)
    return shown !== null &&
      hasState(question, state) &&
      (topic ?? shown.topic) === shown.topic &&
      (difficulty ?? shown.difficulty) === shown.difficulty &&
      isFound({ ...shown, code: question.code })
      ? [{ question, shown }]
      : []
  })
  const rest = matching.filter(({ question }) => after === null || isAfter(question, after))
  const last = rest[limit - 1]
  return ok({
    total: matching.length,
    rows: rest.slice(0, limit).map(({ question, shown }) => rowOf(question, shown)),
    next: rest.length > limit && last !== undefined ? cursorOf(last.question) : null,
  })
}
