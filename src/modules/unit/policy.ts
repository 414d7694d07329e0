import type { Actor } from '#src/modules/person/actor.ts'
import { hasOwnPassword } from '#src/modules/person/policy.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'

/** Why somebody may not work at the tree of units. */
export type KeeperRefusal = 'unauthenticated' | 'forbidden' | 'password_not_set'

/** Organisers of any contest, and operators, keep the tree of units. */
export const mayKeepUnits = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => role === 'organiser' || role === 'operator')

/** Who asks, as one who keeps the tree of units. */
export const admitKeeper = (actor: Actor | null): Result<Actor, KeeperRefusal> => {
  if (actor === null) return refuse('unauthenticated')
  if (!mayKeepUnits(actor)) return refuse('forbidden')
  return hasOwnPassword(actor) ? ok(actor) : refuse('password_not_set')
}
