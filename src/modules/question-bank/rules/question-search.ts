import { foldForSearch } from '#src/shared/text.ts'
import type { QuestionDefinition } from '../bank.ts'

type Searched = Pick<QuestionDefinition, 'code' | 'stem' | 'options'>

/**
 * Whether each word looked for stands in the question's code, stem or options, in any order and
 * without tone marks. Nothing looked for is in every question.
 */
export const searchFor = (text: string): ((question: Searched) => boolean) => {
  const wanted = foldForSearch(text).split(' ').filter(Boolean)
  return ({ code, stem, options }) => {
    if (wanted.length === 0) return true
    const said = foldForSearch([code, stem, ...options.map((option) => option.text)].join(' '))
    return wanted.every((word) => said.includes(word))
  }
}
