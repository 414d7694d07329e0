import type { Attempt } from '#src/modules/attempt/schema.ts'

/** A sheet that is filled in on this page and sent nowhere: for a preview, and for a trial run. */
export const openTrialSheet = (slots: () => Attempt['slots']) => {
  let answers = $state.raw<Readonly<Record<number, readonly number[]>>>({})
  let marks = $state.raw<readonly number[]>([])
  const chosen = (slot: number): readonly number[] => answers[slot] ?? []
  return {
    chosen,
    give: (slot: number, options: readonly number[]): void => {
      answers = { ...answers, [slot]: options }
    },
    isMarked: (slot: number): boolean => marks.includes(slot),
    toggleMark: (slot: number): void => {
      marks = marks.includes(slot) ? marks.filter((other) => other !== slot) : [...marks, slot]
    },
    // Nothing waits to be saved, since nothing is.
    slotState: (): 'blank' => 'blank',
    get total(): number {
      return slots().length
    },
    get attempt() {
      return { slots: slots() }
    },
    answers: (): Readonly<Record<string, readonly number[]>> => answers,
    unanswered: (): readonly number[] =>
      slots()
        .map(({ slot }) => slot)
        .filter((slot) => chosen(slot).length === 0),
  }
}
export type TrialSheet = ReturnType<typeof openTrialSheet>
