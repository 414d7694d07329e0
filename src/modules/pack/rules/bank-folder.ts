import type { StoredFile } from '#src/modules/contest/definition.ts'
import type { BankDefinition, QuestionDefinition, Topic } from '#src/modules/question-bank/bank.ts'
import { placementOf } from '#src/shared/option-references.ts'
import { type Decoded, decodeYaml, failed } from './decode.ts'
import { fileProblem, type Problem } from './problem.ts'
import { repeated } from './repeated.ts'
import { checkSchema } from './schema-check.ts'
import type { YamlSource } from './yaml-source.ts'

type RawQuestion = {
  readonly code: string
  readonly difficulty: QuestionDefinition['difficulty']
  readonly stem: string
  readonly options: readonly { text: string; correct?: boolean; pinned?: boolean }[]
  readonly keepOrder?: boolean
  readonly explanation?: string
  readonly source?: string
}
type RawQuestions = { readonly topic: string; readonly questions: readonly RawQuestion[] }
type RawBank = Pick<BankDefinition, 'name' | 'topics'>

const definitionOf = (topic: string, raw: RawQuestion): QuestionDefinition => ({
  code: raw.code,
  topic,
  difficulty: raw.difficulty,
  stem: raw.stem,
  options: raw.options.map(({ text, pinned, correct }) => ({
    text,
    pinned: pinned === true,
    correct: correct === true,
  })),
  keepOrder: raw.keepOrder === true,
  explanation: raw.explanation ?? null,
  source: raw.source ?? null,
})

const optionProblems = (source: YamlSource, place: number, raw: RawQuestion): Problem[] => {
  const path = ['questions', place, 'options'] as const
  const problems: Problem[] = []
  const right = raw.options.filter((option) => option.correct === true)
  if (right.length === 0)
    problems.push(
      source.problem(path, {
        vi: `câu ${raw.code}: chưa có phương án nào đúng`,
        en: `question ${raw.code}: no option is right`,
      }),
    )
  const texts = raw.options.map((option) => option.text)
  for (const option of repeated(texts))
    // Two wrong options that say the same are odd; a right and a wrong one cannot both be.
    if (
      new Set(
        raw.options
          .filter(({ text }) => text === texts[option])
          .map(({ correct }) => correct === true),
      ).size > 1
    )
      problems.push(
        source.problem([...path, option, 'text'], {
          vi: `câu ${raw.code}: phương án này vừa đúng vừa sai`,
          en: `question ${raw.code}: this option is both right and wrong`,
        }),
      )
  const placement = placementOf(texts)
  const loose = raw.options.findIndex(
    (option, index) => placement.pinned[index] === true && option.pinned !== true,
  )
  if (raw.keepOrder !== true && (placement.keepOrder || loose >= 0)) {
    const wanted = placement.keepOrder ? 'keepOrder: true' : 'pinned: true'
    const at = placement.keepOrder ? path : [...path, loose]
    problems.push(
      source.problem(at, {
        vi: `câu ${raw.code}: có phương án nói về phương án khác; cần “${wanted}” để xáo trộn không làm sai nghĩa`,
        en: `question ${raw.code}: an option speaks of others; it needs “${wanted}”, or shuffling makes it wrong`,
      }),
    )
  }
  return problems
}

const questionsOf = (
  source: YamlSource,
  topics: readonly Topic[],
): { questions: QuestionDefinition[]; problems: Problem[] } => {
  const wrong = checkSchema('questions', source)
  if (wrong.length > 0) return { questions: [], problems: [...wrong] }
  const { topic, questions } = source.data as RawQuestions
  const problems = questions.flatMap((raw, place) => optionProblems(source, place, raw))
  if (!topics.some(({ code }) => code === topic))
    problems.push(
      source.problem(['topic'], {
        vi: `chủ đề “${topic}” không có trong bank.yaml`,
        en: `the topic “${topic}” is not in bank.yaml`,
      }),
    )
  return { questions: questions.map((raw) => definitionOf(topic, raw)), problems }
}

const topicProblems = (source: YamlSource, topics: readonly Topic[]): Problem[] =>
  repeated(topics.map(({ code }) => code)).map((place) =>
    source.problem(['topics', place, 'code'], {
      vi: `chủ đề “${topics[place]?.code ?? ''}” bị lặp`,
      en: `the topic “${topics[place]?.code ?? ''}” is there twice`,
    }),
  )

const strangers = (label: string, files: readonly StoredFile[]): Problem[] =>
  files
    .filter(({ path }) => !/^(?:bank\.yaml|README\.md|questions\/[^/]+\.yaml)$/u.test(path))
    .map(({ path }) =>
      fileProblem(`${label}/${path}`, {
        vi: 'tệp này không thuộc về một ngân hàng câu hỏi (bank.yaml, questions/*.yaml)',
        en: 'this file does not belong to a question bank (bank.yaml, questions/*.yaml)',
      }),
    )

type Read = { readonly source: YamlSource; readonly questions: readonly QuestionDefinition[] }

const codeProblems = (reads: readonly Read[]): Problem[] => {
  const all = reads.flatMap(({ source, questions }) =>
    questions.map(({ code }, place) => ({ source, code, place })),
  )
  return repeated(all.map(({ code }) => code)).flatMap((index) => {
    const found = all[index]
    if (found === undefined) return []
    return found.source.problem(['questions', found.place, 'code'], {
      vi: `mã câu hỏi “${found.code}” bị lặp trong ngân hàng`,
      en: `the question code “${found.code}” is in the bank twice`,
    })
  })
}

/**
 * Reads a bank's folder: bank.yaml and questions/*.yaml. Gives the bank, or every problem of all
 * its files. `label` is how problems call the folder.
 */
export const readBankFolder = (
  slug: string,
  label: string,
  files: readonly StoredFile[],
): Decoded<BankDefinition> => {
  const decoded = decodeYaml(files, 'bank.yaml', `${label}/bank.yaml`)
  if (!decoded.ok) return decoded
  const source = decoded.value
  const wrong = checkSchema('bank', source)
  if (wrong.length > 0) return failed(...wrong)
  const { name, topics } = source.data as RawBank
  const problems = [...topicProblems(source, topics), ...strangers(label, files)]
  const reads: Read[] = []
  for (const { path } of files.filter((file) => /^questions\/[^/]+\.yaml$/u.test(file.path))) {
    const read = decodeYaml(files, path, `${label}/${path}`)
    if (!read.ok) {
      problems.push(...read.problems)
      continue
    }
    const { questions, problems: found } = questionsOf(read.value, topics)
    problems.push(...found)
    reads.push({ source: read.value, questions })
  }
  problems.push(...codeProblems(reads))
  const order = new Map(topics.map(({ code }, place) => [code, place]))
  const questions = reads
    .flatMap((read) => read.questions)
    .toSorted((one, other) => (order.get(one.topic) ?? 0) - (order.get(other.topic) ?? 0))
  if (problems.length > 0) return failed(...problems)
  return { ok: true, value: { slug, name, topics, questions } }
}
