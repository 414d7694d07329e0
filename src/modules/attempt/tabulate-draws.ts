import type { Actor } from '#src/modules/person/actor.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import type { Download } from '#src/platform/http/files.ts'
import { type SheetFormat, sheetDownload } from '#src/platform/sheets/write-sheet.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { anySeed, samplePaper, sampleSeeds } from './draw-sample.ts'
import { findSampledQuiz, type PartAddress, type SampleRefusal } from './find-sampled-quiz.ts'
import { type DrawTable, drawTable } from './rules/draw-table.ts'
import type { Draws } from './schema.ts'

/** Which papers: `papers` of them, from the seed on. */
export type DrawRequest = PartAddress & {
  readonly seed?: number | undefined
  readonly papers: number
}

type Drawn = {
  readonly seed: number
  readonly topics: ReadonlyMap<string, string>
  readonly table: DrawTable
}

const draw = async (
  context: Context,
  actor: Actor,
  { seed = anySeed(), papers, ...address }: DrawRequest,
): Promise<Result<Drawn, SampleRefusal>> => {
  const place = await findSampledQuiz(context, actor, address)
  if (!place.ok) return place
  const bank = await loadBank(context, place.value.quiz.bankId)
  const drawn = Array.from({ length: papers }, (_, index) =>
    samplePaper(bank, place.value, (seed + index) % sampleSeeds),
  )
  const failed = drawn.find((paper) => !paper.ok)
  if (failed?.ok === false) return failed
  const slots = drawn.flatMap((paper) => (paper.ok ? [paper.value.slots] : []))
  const topics = bank.topics.map(({ code }) => code)
  return ok({
    seed,
    topics: new Map(bank.topics.map(({ code, name }) => [code, name.vi])),
    table: drawTable(
      slots.map((paper) => paper.map(({ question }) => question)),
      { topics, questions: bank.questions.length },
    ),
  })
}

/**
 * Draws several papers and tells how topics and difficulties fall in each, how often each question
 * comes and what two papers share. Nothing is written.
 */
export const tabulateDraws = async (
  context: Context,
  actor: Actor,
  request: DrawRequest,
): Promise<Result<Draws, SampleRefusal>> => {
  const drawn = await draw(context, actor, request)
  if (!drawn.ok) return drawn
  const { seed, topics, table } = drawn.value
  return ok({
    seed,
    topics: [...topics].map(([code, name]) => ({ code, name })),
    papers: table.papers.map((counts) => counts.map((count) => ({ ...count }))),
    questions: table.questions.map(({ question, papers }) => ({
      code: question.code,
      stem: question.stem,
      topic: question.topic,
      difficulty: question.difficulty,
      papers: [...papers],
    })),
    never: table.never,
    overlap: table.overlap.map((row) => [...row]),
  })
}

const levels = { easy: 'Dễ', medium: 'Trung bình', hard: 'Khó' } as const

/** The same as a list to download: a row for each question that came, a column for each paper. */
export const downloadDraws = async (
  context: Context,
  actor: Actor,
  { format, ...request }: DrawRequest & { readonly format: SheetFormat },
): Promise<Result<Download, SampleRefusal>> => {
  const drawn = await draw(context, actor, request)
  if (!drawn.ok) return drawn
  const { topics, table } = drawn.value
  const content = {
    name: 'Rút đề thử',
    columns: [
      { heading: 'Mã câu' },
      { heading: 'Câu hỏi', width: 60 },
      { heading: 'Chủ đề', width: 30 },
      { heading: 'Độ khó' },
      { heading: 'Số đề có câu này' },
      ...table.papers.map((_, index) => ({ heading: `Đề ${index + 1}`, width: 8 })),
    ],
    rows: table.questions.map(({ question, papers }) => [
      question.code,
      question.stem,
      topics.get(question.topic) ?? question.topic,
      levels[question.difficulty],
      papers.length,
      ...table.papers.map((_, index) => (papers.includes(index) ? 'x' : null)),
    ]),
  }
  return ok(await sheetDownload(content, format, `rut-de-thu-${request.contest}`))
}
