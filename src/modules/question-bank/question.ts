export type Difficulty = 'easy' | 'medium' | 'hard'

/** An option of a question; a pinned one keeps its place when options are shuffled. */
export type Option = { readonly text: string; readonly pinned: boolean; readonly correct: boolean }

/** One version of a question, which never changes once drawn. */
export type Question = {
  /** question_version.id: what a paper holds */
  readonly versionId: number
  readonly questionId: number
  readonly code: string
  readonly topic: string
  readonly difficulty: Difficulty
  readonly stem: string
  readonly options: readonly Option[]
  readonly keepOrder: boolean
  readonly explanation: string | null
  readonly source: string | null
}

/** How far a version is; papers are drawn from the newest in use, and at most one is not. */
export type VersionState = 'draft' | 'reviewed' | 'in_use'
