export type Stage = 'draft' | 'checked' | 'open'

/** What decides on a transition. */
export type Standing = {
  /** points of the checklist that keep the contest from opening */
  readonly blockers: number
  /** attempts of any kind, and publications */
  readonly taken: number
}

export type StageObjection = 'stage_not_next' | 'checklist_open' | 'already_taken_part'

type Transition = {
  readonly from: Stage
  readonly to: Stage
  /** why it is not permitted as things stand; null where it is */
  readonly objection: (standing: Standing) => StageObjection | null
}

const whenComplete = ({ blockers }: Standing): StageObjection | null =>
  blockers > 0 ? 'checklist_open' : null

/**
 * The permitted transitions. That a contest is closed or published follows from its rounds and
 * publications; nobody sets it.
 */
export const transitions: readonly Transition[] = [
  { from: 'draft', to: 'checked', objection: whenComplete },
  { from: 'checked', to: 'draft', objection: () => null },
  // Checked again: the clock moves on, and banks and roles change beside the settings.
  { from: 'checked', to: 'open', objection: whenComplete },
  {
    from: 'open',
    to: 'draft',
    objection: ({ taken }) => (taken > 0 ? 'already_taken_part' : null),
  },
]

/** Why a contest may not go from one stage to another now; null where it may. */
export const judgeTransition = (
  from: Stage,
  to: Stage,
  standing: Standing,
): StageObjection | null => {
  const transition = transitions.find((one) => one.from === from && one.to === to)
  return transition === undefined ? 'stage_not_next' : transition.objection(standing)
}

/** Where a contest is after a change of its settings: what was checked is to be checked again. */
export const stageAfterChange = (stage: Stage): Stage => (stage === 'checked' ? 'draft' : stage)

export type Phase = 'draft' | 'checked' | 'coming' | 'running' | 'closed' | 'published'

/** How far a contest is, by its stage, the clock and its publications. */
export const phaseOf = (
  stage: Stage,
  state: 'coming' | 'running' | 'closed',
  isPublished: boolean,
): Phase => {
  if (stage !== 'open') return stage
  return state === 'closed' && isPublished ? 'published' : state
}
