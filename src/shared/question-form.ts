import { placementOf } from './option-references.ts'

/** The part of a typed question that its checks look at. */
export type QuestionForm = {
  readonly stem: string
  readonly options: readonly {
    readonly text: string
    readonly pinned: boolean
    readonly correct: boolean
  }[]
  readonly keepOrder: boolean
}

/** What is wrong with a typed question; `option` counts from 1. */
export type QuestionProblem =
  | { readonly code: 'stem_empty' | 'no_right_option' | 'order_not_kept' }
  | {
      readonly code: 'option_empty' | 'option_right_and_wrong' | 'option_not_pinned'
      readonly option: number
    }

const optionProblems = (
  { options, keepOrder }: QuestionForm,
  place: number,
): readonly QuestionProblem[] => {
  const option = place + 1
  const own = options[place]
  if (own === undefined) return []
  if (own.text === '') return [{ code: 'option_empty', option }]
  const placement = placementOf(options.map(({ text }) => text))
  const twin = options.slice(0, place).find(({ text }) => text === own.text)
  return [
    ...(twin !== undefined && twin.correct !== own.correct
      ? [{ code: 'option_right_and_wrong', option } as const]
      : []),
    ...(!keepOrder && !placement.keepOrder && placement.pinned[place] === true && !own.pinned
      ? [{ code: 'option_not_pinned', option } as const]
      : []),
  ]
}

/**
 * What is wrong with a question as typed, texts tidied: the same checks that a bank's folder goes
 * through, so that what is written here can be exported and imported again.
 */
export const questionProblems = (form: QuestionForm): readonly QuestionProblem[] => {
  const { stem, options, keepOrder } = form
  const { keepOrder: mustKeep } = placementOf(options.map(({ text }) => text))
  return [
    ...(stem === '' ? [{ code: 'stem_empty' } as const] : []),
    ...options.flatMap((_, place) => optionProblems(form, place)),
    ...(options.some(({ correct }) => correct) ? [] : [{ code: 'no_right_option' } as const]),
    ...(mustKeep && !keepOrder ? [{ code: 'order_not_kept' } as const] : []),
  ]
}
