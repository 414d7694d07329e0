import type { Localised } from '#src/shared/language.ts'
import type { RegistrationField } from './definition.ts'

/** The part of a round or contest that use cases need; instants are Dates, intervals half-open. */
export type Round = {
  readonly id: number
  readonly code: string
  readonly kind: 'trial' | 'official'
  readonly name: Localised
  readonly startsAt: Date
  readonly endsAt: Date
}

/** One row of a blueprint: how many questions of which topic, and of which difficulty if said. */
export type BlueprintRow = {
  readonly topic: string
  readonly difficulty?: 'easy' | 'medium' | 'hard'
  readonly count: number
}

/** How a quiz part is drawn, timed, marked and reviewed. */
export type Quiz = {
  readonly bankId: number
  readonly questions: number
  readonly timeLimitMs: number
  readonly blueprint: readonly BlueprintRow[]
  readonly shuffle: { readonly questions: boolean; readonly options: boolean }
  /** null: no limit */
  readonly attemptsPerRound: number | null
  readonly graceMs: number
  readonly review: 'never' | 'after-close' | 'after-attempt'
  readonly marks: 'after-attempt' | 'after-close'
  readonly assumed: readonly string[]
}

export type Part = {
  readonly id: number
  readonly code: string
  readonly kind: 'quiz' | 'video'
  readonly name: Localised
  readonly weight: number | null
  /** the contest's rounds as they are for this part: with its own windows */
  readonly rounds: readonly Round[]
  readonly quiz: Quiz | null
}

export type RankingKey = 'correct' | 'duration' | 'achieved'

export type ContestUnit = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly unitGroup: string
  readonly staffCount: number | null
}

/** A contest as all use cases see it: read once, kept in memory, dropped by a notice. */
export type Contest = {
  readonly id: number
  readonly slug: string
  readonly demo: boolean
  /** open: seen by everybody; before, by those who organise it */
  readonly stage: 'draft' | 'checked' | 'open'
  /** counts its changes */
  readonly revision: number
  readonly name: Localised
  readonly summary: Localised
  readonly organiser: Localised
  readonly audience: Localised
  readonly rules: readonly Localised[]
  readonly documents: readonly {
    readonly title: Localised
    readonly number: string | null
    readonly date: string | null
    readonly issuer: Localised | null
    readonly file: string | null
    readonly url: string | null
  }[]
  /** when a part is open is said by its own rounds */
  readonly rounds: readonly Round[]
  readonly parts: readonly Part[]
  readonly ranking: {
    readonly keys: readonly RankingKey[]
    readonly visibility: 'live' | 'hidden'
    readonly freezeAt: Date | null
    readonly names: 'full' | 'initials'
  }
  /** what the roster asks of a contestant, and whether people may ask to take part themselves */
  readonly registration: { readonly open?: boolean; readonly fields: readonly RegistrationField[] }
  /** IANA name of the zone in which the contest's local times are shown */
  readonly timeZone: string
  /** those that compete; their sub-units are not among them */
  readonly units: readonly ContestUnit[]
}
