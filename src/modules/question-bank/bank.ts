import type { Localised } from '#src/shared/language.ts'
import type { Difficulty, Option, Question } from './question.ts'

export type Topic = { readonly code: string; readonly name: Localised }

/** A bank as papers are drawn from it: retired questions left out, in the order of the files. */
export type Bank = {
  readonly id: number
  readonly slug: string
  readonly topics: readonly Topic[]
  readonly questions: readonly Question[]
}

/** A question as a file or a workbook says it. */
export type QuestionDefinition = {
  readonly code: string
  readonly topic: string
  readonly difficulty: Difficulty
  readonly stem: string
  readonly options: readonly Option[]
  readonly keepOrder: boolean
  readonly explanation: string | null
  readonly source: string | null
}

/** A whole bank as its folder or workbook says it. */
export type BankDefinition = {
  readonly slug: string
  readonly name: Localised
  readonly topics: readonly Topic[]
  readonly questions: readonly QuestionDefinition[]
}
