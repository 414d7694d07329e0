import type { QuestionDefinition, Topic } from '../bank.ts'
import type { Option } from '../question.ts'
import { type Field, findHeadings, type Headings, type Rows } from './headings.ts'
import { type KeyReading, readDifficulty, readKey } from './keys.ts'
import { placementOf } from '#src/shared/option-references.ts'
import { remark, type Row, type RowRemark } from './sheet-row.ts'
import { FAILED_FORMULA } from './shown-cells.ts'
import { tidyLines } from './tidy-lines.ts'
import { type NamedTopics, topicCodes } from './topic-codes.ts'

/** A sheet of questions as read: everything, or nothing where there are problems. */
export type SheetReading = {
  readonly questions: readonly QuestionDefinition[]
  readonly topics: readonly Topic[]
  readonly problems: readonly RowRemark[]
  /** what was taken, but is worth a look */
  readonly notes: readonly RowRemark[]
}

type Raw = Omit<QuestionDefinition, 'code' | 'topic'> & {
  readonly row: Row
  readonly given: string
  readonly number: string
}

const limits = { stem: 4000, option: 2000, explanation: 8000, source: 2000 }
const MOST_QUESTIONS = 5000

const cellOf = (row: Row, field: Field): string => {
  const column = row.headings.fields.get(field)
  return column === undefined ? '' : tidyLines(row.cells[column] ?? '')
}

const checkLength = (row: Row, column: number | undefined, text: string, limit: number): void => {
  if (text.length > limit)
    row.problems.push(
      remark(row, column ?? null, `dài nhất ${limit} ký tự`, `at most ${limit} characters`),
    )
}

/** "A. …", "B. …" on every option: the letters are the sheet's, not the text's. */
const withoutLetters = (texts: readonly string[]): readonly string[] => {
  const bare = texts.map((text, place) => {
    const letter = String.fromCharCode(65 + place)
    return new RegExp(`^(?:${letter}|${letter.toLowerCase()})\\s*[.):]\\s*(?=\\S)`, 'u').exec(text)
  })
  return bare.every((match) => match !== null)
    ? texts.map((text, place) => text.slice(bare[place]?.[0].length ?? 0))
    : texts
}

const readOptions = (row: Row): readonly string[] => {
  const { options } = row.headings
  const texts = options.map((column) => tidyLines(row.cells[column] ?? ''))
  const filled = texts.findLastIndex((text) => text !== '') + 1
  for (const [place, column] of options.slice(0, filled).entries()) {
    if (texts[place] === '')
      row.problems.push(
        remark(row, column, 'phương án trống giữa các phương án', 'an empty option between others'),
      )
    checkLength(row, column, texts[place] ?? '', limits.option)
  }
  if (filled < 2 || filled > 6)
    row.problems.push(
      remark(
        row,
        options[0] ?? null,
        `cần 2 đến 6 phương án, có ${filled}`,
        `2 to 6 options are needed, there are ${filled}`,
      ),
    )
  return withoutLetters(texts.slice(0, filled))
}

const keySentences = (count: number): Readonly<Record<string, readonly [string, string]>> => ({
  empty: ['đáp án trống', 'the key is empty'],
  unknown: [
    'cần chữ cái, số thứ tự hoặc nguyên văn phương án đúng',
    'expected a letter, a number or the text of the right option',
  ],
  beyond: [`câu chỉ có ${count} phương án`, `the question has ${count} options only`],
  ambiguous: [
    'đáp án có thể hiểu hai cách; hãy ghi chữ cái (A, B …)',
    'the key can mean two things; write a letter (A, B …)',
  ],
})

const readRight = (row: Row, texts: readonly string[]): readonly number[] => {
  const column = row.headings.fields.get('key') ?? 0
  const reading: KeyReading = readKey(tidyLines(row.cells[column] ?? ''), texts)
  if (reading.ok) return reading.right
  const [vi, en] = keySentences(texts.length)[reading.reason] ?? ['', '']
  row.problems.push(remark(row, column, vi, en))
  return []
}

const checkTwins = (row: Row, options: readonly Option[]): void => {
  for (const [place, { text, correct }] of options.entries()) {
    const twin = options.slice(0, place).find((other) => other.text === text)
    if (twin === undefined || text === '') continue
    const at = row.headings.options[place] ?? null
    if (twin.correct === correct)
      row.notes.push(remark(row, at, 'trùng một phương án khác', 'the same as another option'))
    else
      row.problems.push(
        remark(row, at, 'phương án này vừa đúng vừa sai', 'this option is both right and wrong'),
      )
  }
}

const readLevel = (row: Row): Raw['difficulty'] => {
  const text = cellOf(row, 'difficulty')
  const level = text === '' ? 'medium' : readDifficulty(text)
  if (level === null)
    row.problems.push(
      remark(
        row,
        row.headings.fields.get('difficulty') ?? null,
        'mức độ: Dễ, Trung bình hoặc Khó',
        'difficulty: easy, medium or hard',
      ),
    )
  return level ?? 'medium'
}

/** "Câu 12: …" before a question: papers have numbers of their own. */
const withoutNumber = (stem: string): string =>
  stem.replace(/^Câu(?: hỏi)?(?: số)? ?\d{1,4} ?[.:)] ?(?=\S)/iu, '')

const checkFormulas = (row: Row): void => {
  for (const column of [...row.headings.fields.values(), ...row.headings.options])
    if (row.cells[column] === FAILED_FORMULA)
      row.problems.push(
        remark(row, column, 'công thức trong ô bị lỗi', 'the formula of the cell failed'),
      )
}

const readRow = (row: Row): Raw => {
  const { fields } = row.headings
  checkFormulas(row)
  const stem = withoutNumber(cellOf(row, 'stem'))
  if (stem === '')
    row.problems.push(
      remark(row, fields.get('stem') ?? null, 'câu hỏi trống', 'the question is empty'),
    )
  checkLength(row, fields.get('stem'), stem, limits.stem)
  const texts = readOptions(row)
  const right = readRight(row, texts)
  const placement = placementOf(texts)
  const options = texts.map((text, place) => ({
    text,
    pinned: placement.pinned[place] === true,
    correct: right.includes(place),
  }))
  checkTwins(row, options)
  const explanation = cellOf(row, 'explanation')
  const source = cellOf(row, 'source')
  checkLength(row, fields.get('explanation'), explanation, limits.explanation)
  checkLength(row, fields.get('source'), source, limits.source)
  return {
    row,
    given: cellOf(row, 'code'),
    number: cellOf(row, 'number'),
    difficulty: readLevel(row),
    stem,
    options,
    keepOrder: placement.keepOrder,
    explanation: explanation === '' ? null : explanation,
    source: source === '' ? null : source,
  }
}

/** A row with one text outside of the question's own column heads the rows below it. */
const titleOf = (cells: readonly string[], headings: Headings): string | null => {
  const filled = cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]))
  const [only] = filled
  if (filled.length !== 1 || only === undefined || only === headings.fields.get('stem')) return null
  const text = tidyLines(cells[only] ?? '')
  return /\p{L}/u.test(text) ? text : null
}

const isHeadingAgain = (cells: readonly string[]): boolean => findHeadings([cells]) !== null

const splitRows = (
  rows: Rows,
  headings: Headings,
): { rows: readonly Row[]; notes: RowRemark[] } => {
  const taken: Row[] = []
  const notes: RowRemark[] = []
  const topicColumn = headings.fields.get('topic')
  let topic = ''
  for (const [index, cells] of rows.entries()) {
    if (index <= headings.lastRow || cells.every((cell) => cell.trim() === '')) continue
    const title = titleOf(cells, headings)
    // A merged topic stands in the first of its rows alone.
    topic =
      tidyLines(topicColumn === undefined ? (title ?? '') : (cells[topicColumn] ?? '')) || topic
    const row = { number: index + 1, cells, headings, topic, problems: [], notes: [] }
    if (title !== null)
      notes.push({
        ...remark(row, null, 'dòng tiêu đề, không phải câu hỏi', 'a title, not a question'),
        found: title.slice(0, 100),
      })
    else if (!isHeadingAgain(cells)) taken.push(row)
  }
  return { rows: taken, notes }
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/u

/** Codes as given; else by the sheet's own numbers where each is there once; else by place. */
const codesOf = (raws: readonly Raw[]): readonly string[] => {
  const given = raws.map((raw) => raw.given)
  if (given.some((code) => code !== '')) {
    for (const [place, { row }] of raws.entries()) {
      const code = given[place] ?? ''
      const at = row.headings.fields.get('code') ?? null
      if (!CODE.test(code))
        row.problems.push(
          remark(
            row,
            at,
            'mã gồm chữ không dấu, số, gạch nối, dài nhất 40',
            'a code has letters, digits and hyphens, at most 40',
          ),
        )
      else if (given.indexOf(code) !== place)
        row.problems.push(remark(row, at, 'mã bị lặp', 'the code is there twice'))
    }
    return given
  }
  const numbers = raws.map(({ number }) => number)
  const isNumbered = numbers.every((number) => /^\d{1,5}$/u.test(number))
  const isUnique = new Set(numbers.map(Number)).size === numbers.length
  return raws.map(
    (_, place) =>
      `cau-${String(isNumbered && isUnique ? Number(numbers[place]) : place + 1).padStart(3, '0')}`,
  )
}

/** Reads the questions below the headings, row by row; `known` are the bank's topics so far. */
export const readQuestionRows = (
  rows: Rows,
  headings: Headings,
  known: readonly Topic[],
): SheetReading => {
  const split = splitRows(rows, headings)
  const raws = split.rows.map(readRow)
  const codes = codesOf(raws)
  const topics: NamedTopics = topicCodes(
    split.rows.map(({ topic }) => topic),
    known,
  )
  const problems = split.rows.flatMap((row) => row.problems)
  if (raws.length === 0 || raws.length > MOST_QUESTIONS)
    problems.push({
      row: headings.lastRow + 1,
      column: '',
      found: String(raws.length),
      vi: `cần từ 1 đến ${MOST_QUESTIONS} câu hỏi dưới dòng tiêu đề`,
      en: `there must be 1 to ${MOST_QUESTIONS} questions below the headings`,
    })
  const order = new Map(topics.topics.map(({ code }, place) => [code, place]))
  return {
    // Topic by topic, as the bank's files have them.
    questions: raws
      .map(({ row, given: _given, number: _number, ...question }, place) => ({
        ...question,
        code: codes[place] ?? '',
        topic: topics.codeOf(row.topic),
      }))
      .toSorted((one, other) => (order.get(one.topic) ?? 0) - (order.get(other.topic) ?? 0)),
    topics: topics.topics,
    problems,
    notes: [...split.notes, ...split.rows.flatMap((row) => row.notes)],
  }
}
