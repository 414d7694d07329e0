import { stringify } from 'yaml'
import type { BankDefinition, QuestionDefinition } from '../bank.ts'

const options = { lineWidth: 0, aliasDuplicateObjects: false } as const

const questionOf = (question: QuestionDefinition): object => ({
  code: question.code,
  difficulty: question.difficulty,
  stem: question.stem,
  options: question.options.map(({ text, correct, pinned }) => ({
    text,
    ...(correct ? { correct } : {}),
    ...(pinned ? { pinned } : {}),
  })),
  ...(question.keepOrder ? { keepOrder: true } : {}),
  ...(question.explanation === null ? {} : { explanation: question.explanation }),
  ...(question.source === null ? {} : { source: question.source }),
})

/** A bank as its folder says it: bank.yaml, and a file of questions for each topic that has some. */
export const bankFiles = (
  bank: BankDefinition,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] => {
  const file = (path: string, schema: string, data: object) => ({
    path,
    bytes: Buffer.from(
      `# yaml-language-server: $schema=${schema}\n${stringify(data, options)}`,
      'utf8',
    ),
  })
  const { name, topics, questions } = bank
  return [
    file('bank.yaml', '../../../schemas/bank.schema.json', { name, topics }),
    ...topics.flatMap(({ code }) => {
      const own = questions.filter(({ topic }) => topic === code)
      return own.length === 0
        ? []
        : [
            file(`questions/${code}.yaml`, '../../../../schemas/questions.schema.json', {
              topic: code,
              questions: own.map(questionOf),
            }),
          ]
    }),
  ]
}
