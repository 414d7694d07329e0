import type { ContestDefinition } from '../definition.ts'

/** Whether an official round of a real contest is open: then nothing that counts may change. */
export const isRunning = (definition: ContestDefinition, now: Date): boolean =>
  !definition.demo &&
  definition.rounds.some(
    ({ kind, start, end }) => kind === 'official' && new Date(start) <= now && now < new Date(end),
  )
