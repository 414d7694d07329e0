import type { ContestDefinition } from '../definition.ts'
import { partRounds } from './part-rounds.ts'

/**
 * Whether an official round is open for a quiz of a real contest: then nothing that counts may
 * change.
 */
export const isRunning = (definition: ContestDefinition, now: Date): boolean =>
  !definition.demo &&
  definition.parts
    .filter(({ quiz }) => quiz !== null)
    .flatMap((part) => partRounds(definition.rounds, part))
    .some(
      ({ kind, start, end }) =>
        kind === 'official' && new Date(start) <= now && now < new Date(end),
    )
