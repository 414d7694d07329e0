import type { Contest } from '#src/modules/contest/contest.ts'
import { findQuestionVersions } from '#src/modules/question-bank/find-question-versions.ts'
import type { Question } from '#src/modules/question-bank/question.ts'
import type { Context } from '#src/platform/context.ts'
import { fastLimitMs, leastRight } from './rules/fast.ts'
import { type Answered, sameAnswers } from './rules/same-answers.ts'
import type { Lead, LeadKind } from './schema.ts'
import { readFast, readPace, readSheets } from './store.ts'

/** A lead as it is found, before anybody is named. */
export type Found = {
  readonly kind: LeadKind
  readonly subject: string
  readonly people: readonly number[]
  readonly evidence: Lead['evidence']
  readonly at: Date | null
}

const mostFast = 50
const mostSame = 50
// Read and compared in the process that serves answers too, so not more than takes a moment.
const mostCompared = 1_500

const quizzes = ({ parts }: Contest) =>
  parts.flatMap(({ id, quiz }) => (quiz === null ? [] : [{ id, quiz }]))

/** Attempts far faster than is usual in the contest, with nearly everything right. */
export const fastLeads = async (
  { db }: Context,
  contest: Contest,
): Promise<{ readonly found: readonly Found[]; readonly attempts: number }> => {
  const found: Found[] = []
  let attempts = 0
  for (const { id, quiz } of quizzes(contest)) {
    const pace = await readPace(db.query, id)
    attempts += pace.attempts
    const medianMs = (pace.medianMs ?? 0) / quiz.questions
    const limitMs = fastLimitMs({ attempts: pace.attempts, medianMs })
    if (limitMs === null) continue
    const rows = await readFast(db.query, {
      partId: id,
      // A share of the middle time may fall between two milliseconds.
      belowMs: Math.ceil(limitMs * quiz.questions),
      leastRight: leastRight(quiz.questions),
      limit: mostFast,
    })
    for (const { attemptId, personId, correct, durationMs, submittedAt } of rows)
      found.push({
        kind: 'fast',
        subject: attemptId,
        people: [personId],
        evidence: {
          correct,
          questions: quiz.questions,
          seconds: Math.round(durationMs / 1000),
          usualSeconds: Math.round((medianMs * quiz.questions) / 1000),
        },
        at: submittedAt,
      })
  }
  return { found, attempts }
}

type Sheet = Awaited<ReturnType<typeof readSheets>>[number]

const answeredOf = (
  { personId, attemptId, paper, sheet }: Sheet,
  versions: ReadonlyMap<number, Question>,
): Answered => {
  const answers = new Map<number, string>()
  const wrong = new Set<number>()
  for (const [index, [versionId, order]] of paper.entries()) {
    const shown = sheet[String(index + 1)]?.[0] ?? []
    const written = shown.flatMap((option) => order[option - 1] ?? []).toSorted((a, b) => a - b)
    const right = (versions.get(versionId)?.options ?? []).flatMap(({ correct }, option) =>
      correct ? [option + 1] : [],
    )
    answers.set(versionId, written.join(' '))
    if (written.join(' ') !== right.join(' ')) wrong.add(versionId)
  }
  return { personId, attemptId, answers, wrong }
}

/** Pairs of contestants whose answers to all questions that both had are the same, wrong ones too. */
export const sameLeads = async (
  context: Context,
  contest: Contest,
): Promise<{ readonly found: readonly Found[]; readonly compared: number }> => {
  const found: Found[] = []
  let compared = 0
  for (const { id } of quizzes(contest)) {
    const sheets = await readSheets(context.db.query, id, mostCompared)
    compared += sheets.length
    const ids = [...new Set(sheets.flatMap(({ paper }) => paper.map(([version]) => version)))]
    const versions = await findQuestionVersions(context, ids)
    const all = sheets.map((sheet) => answeredOf(sheet, versions))
    for (const { one, other, shared, sameWrong } of sameAnswers(all, mostSame))
      found.push({
        kind: 'same',
        subject: [one.attemptId, other.attemptId].toSorted().join(' '),
        people: [one.personId, other.personId],
        evidence: { shared, sameWrong },
        at: null,
      })
  }
  return { found, compared }
}
