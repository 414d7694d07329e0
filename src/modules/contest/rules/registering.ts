import type { Contest } from '../contest.ts'
import { periodOf } from './state.ts'

/**
 * Whether people may ask to take part themselves: the edition says so, and an official round is
 * still to be taken. `over`: it was so, and is no more.
 */
export const registeringAt = (
  { registration, parts }: Pick<Contest, 'registration' | 'parts'>,
  now: Date,
): 'open' | 'never' | 'over' => {
  if (registration.open !== true) return 'never'
  return now < periodOf(parts).endsAt ? 'open' : 'over'
}
