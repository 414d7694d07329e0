import type { OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { ContestPage } from '#src/modules/contest/schema.ts'
import type { Language } from '#src/shared/language.ts'
import type { NoticeInWords } from '#web/contest/notices-in-words.ts'
import type { QuizPhrases } from '#web/phrases/vi/quiz.ts'

/** What the page hands to its script, in the reader's language; no question, no key. */
export type QuizData = {
  readonly language: Language
  readonly phrases: QuizPhrases
  readonly contest: { readonly slug: string; readonly name: string; readonly demo: boolean }
  readonly part: { readonly code: string; readonly name: string }
  readonly rules: NonNullable<ContestPage['parts'][number]['quiz']>
  readonly rankingKeys: ContestPage['ranking']['keys']
  readonly rounds: readonly Pick<ContestPage['rounds'][number], 'code' | 'kind' | 'endsAt'>[]
  /** the newest notices of the contest, in words */
  readonly notices: readonly NoticeInWords[]
  readonly own: OwnAttempts
}

type QuizPlace = {
  readonly contest: { readonly slug: string }
  readonly part: { readonly code: string }
}

/** The page's own address, without what stands after `#`. */
export const quizPath = (data: QuizPlace): string =>
  `/contests/${encodeURIComponent(data.contest.slug)}/quiz/${encodeURIComponent(data.part.code)}`

/** Where to sign in so as to come back here. */
export const signInPath = (data: QuizPlace): string =>
  `/sign-in?returnTo=${encodeURIComponent(quizPath(data))}`
