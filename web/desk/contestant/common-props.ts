import type { Contestant } from '#src/modules/contestant/schema.ts'
import type { Language } from '#src/shared/language.ts'
import type { DeskPhrases } from '#web/phrases/vi/desk.ts'
import type { ContestantPhrases } from '#web/phrases/vi/desk/contestant.ts'
import type { ContestantApi } from './contestant-api.ts'

/** What each part of a contestant's page is given. */
export type PersonProps = {
  readonly person: Contestant
  readonly words: ContestantPhrases
  readonly desk: DeskPhrases
  readonly language: Language
  readonly api: ContestantApi
}
