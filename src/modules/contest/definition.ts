import type { Localised } from '#src/shared/language.ts'
import type { BlueprintRow, RankingKey } from './contest.ts'

/** A round as its file says it, with instants in UTC (ISO 8601), half-open. */
export type RoundDefinition = {
  readonly code: string
  readonly kind: 'trial' | 'official'
  readonly name: Localised
  readonly start: string
  readonly end: string
}

export type QuizDefinition = {
  /** slug of the question bank */
  readonly bank: string
  readonly questions: number
  readonly timeLimitMs: number
  readonly assumed: readonly string[]
  readonly blueprint: readonly BlueprintRow[]
  readonly shuffle: { readonly questions: boolean; readonly options: boolean }
  readonly attemptsPerRound: number | null
  readonly graceMs: number
  readonly review: 'never' | 'after-close' | 'after-attempt'
  readonly marks: 'after-attempt' | 'after-close'
}

/** A part's own period in a round, with instants in UTC (ISO 8601), half-open. */
export type WindowDefinition = {
  /** code of the round */
  readonly round: string
  readonly start: string
  readonly end: string
}

/** When something is open, half-open: instants in UTC (ISO 8601). */
export type KeptWindow = Pick<WindowDefinition, 'start' | 'end'>

export type PartDefinition = {
  readonly code: string
  readonly kind: 'quiz' | 'video'
  readonly name: Localised
  readonly weight: number | null
  /** where the part is open at other times than its round; at most one a round */
  readonly windows?: readonly WindowDefinition[]
  readonly quiz: QuizDefinition | null
}

export type DocumentDefinition = {
  readonly title: Localised
  readonly number: string | null
  readonly date: string | null
  readonly issuer: Localised | null
  /** path within the edition's folder */
  readonly file: string | null
  readonly url: string | null
}

export type RegistrationField = {
  readonly code: string
  readonly required: boolean
  readonly unique: boolean
}

/** What contest.yaml says, read and normalised: plain JSON, kept in contest.definition. */
export type ContestDefinition = {
  readonly slug: string
  readonly name: Localised
  readonly summary: Localised
  readonly organiser: Localised
  readonly timeZone: string
  readonly demo: boolean
  readonly audience: Localised
  readonly rules: readonly Localised[]
  readonly documents: readonly DocumentDefinition[]
  readonly rounds: readonly RoundDefinition[]
  readonly parts: readonly PartDefinition[]
  readonly ranking: {
    readonly keys: readonly RankingKey[]
    readonly visibility: 'live' | 'hidden'
    readonly freezeAt: string | null
    readonly names: 'full' | 'initials'
  }
  readonly registration: {
    /** whether people may ask to take part themselves; not unless said */
    readonly open?: boolean
    readonly fields: readonly RegistrationField[]
  }
}

/** One line of units.csv. */
export type UnitDefinition = {
  readonly code: string
  readonly name: string
  readonly unitGroup: string
  readonly staffCount: number | null
}

/** A file as imported: its path within the edition's or the bank's folder, and its bytes. */
export type StoredFile = { readonly path: string; readonly bytes: Uint8Array }
