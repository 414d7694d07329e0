import type { Desk } from '#src/modules/setup/schema.ts'

/** How far a contest is, as one word for its organisers. */
export const stageOf = (
  { stage, startsAt, endsAt }: Pick<Desk['contests'][number], 'stage' | 'startsAt' | 'endsAt'>,
  now: string,
): 'draft' | 'checked' | 'coming' | 'running' | 'closed' => {
  if (stage !== 'open') return stage
  if (Date.parse(now) < Date.parse(startsAt)) return 'coming'
  return Date.parse(now) < Date.parse(endsAt) ? 'running' : 'closed'
}
