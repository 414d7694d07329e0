import type { PartDefinition, RoundDefinition } from '../definition.ts'

/**
 * The rounds as they are for one part: where the part has a window of its own in a round, that
 * window is the round's start and end.
 */
export const partRounds = (
  rounds: readonly RoundDefinition[],
  { windows }: Pick<PartDefinition, 'windows'>,
): readonly RoundDefinition[] =>
  rounds.map((round) => {
    const own = windows?.find((window) => window.round === round.code)
    return own === undefined ? round : { ...round, start: own.start, end: own.end }
  })
