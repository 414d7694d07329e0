import { ok, refuse, type Result } from '#src/shared/result.ts'

/** The answer held at a slot: options as shown, ascending, and the sequence that brought it. */
export type HeldAnswer = readonly [options: readonly number[], sequence: number]

/** slot (1…) → the answer held. An answer taken back is held as no options. */
export type Sheet = Readonly<Record<string, HeldAnswer>>

/** What can be answered at a slot: how many options are shown, and whether it takes several. */
export type SlotShape = { readonly options: number; readonly multiple: boolean }

/** What can be answered at each slot; the first is slot 1. */
export type SheetShape = readonly SlotShape[]

/** A request to save: `sequence` counts up with every save of the attempt. */
export type Save = {
  readonly sequence: number
  readonly answers: Readonly<Record<string, readonly number[]>>
}

export type AnswerRefusal =
  'no_such_slot' | 'no_such_option' | 'one_option_only' | 'sequence_conflict'

/**
 * Puts a save into the sheet. Saves may arrive twice, late or out of order: at each slot the
 * highest sequence stands, so whatever the order of arrival the same sheet results. A save is taken
 * whole or refused whole; one that changes nothing gives the very sheet it was given.
 */
export const mergeSave = (
  sheet: Sheet,
  shape: SheetShape,
  save: Save,
): Result<Sheet, AnswerRefusal> => {
  // Copied whole at the first change: spreading changes over a copy costs ten times as much.
  let merged: Record<string, HeldAnswer> | null = null
  for (const [slot, given] of Object.entries(save.answers)) {
    const options = distinct(given)
    const refusal = checkAnswer(shape, slot, options)
    if (refusal !== null) return refusal
    const held = sheet[slot]
    if (held === undefined || save.sequence > held[1]) {
      merged ??= { ...sheet }
      merged[slot] = [options, save.sequence]
    } else if (save.sequence === held[1] && !sameOptions(held[0], options))
      return refuse('sequence_conflict', { slot: Number(slot), sequence: save.sequence })
  }
  return ok(merged ?? sheet)
}

/** Whether the sheet already holds every one of these answers, whatever sequence brought it. */
export const holdsAnswers = (sheet: Sheet, answers: Save['answers']): boolean =>
  Object.entries(answers).every(([slot, given]) =>
    sameOptions(sheet[slot]?.[0] ?? [], distinct(given)),
  )

// Nearly every answer is one of a few options, and is kept as long as its attempt: those are shared.
const singles: readonly (readonly number[] | undefined)[] = [
  undefined,
  [1],
  [2],
  [3],
  [4],
  [5],
  [6],
]

const distinct = (options: readonly number[]): readonly number[] =>
  options.length === 1
    ? (singles[options[0] ?? 0] ?? options)
    : [...new Set(options)].toSorted((a, b) => a - b)

const sameOptions = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((option, index) => option === b[index])

const checkAnswer = (shape: SheetShape, slot: string, options: readonly number[]) => {
  const asked = shape[Number(slot) - 1]
  if (asked === undefined) return refuse('no_such_slot', { slot })
  const unknown = options.find((option) => option < 1 || option > asked.options)
  if (unknown !== undefined) return refuse('no_such_option', { slot, option: unknown })
  if (!asked.multiple && options.length > 1) return refuse('one_option_only', { slot })
  return null
}
