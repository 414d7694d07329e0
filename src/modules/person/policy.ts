import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Actor } from './actor.ts'

/**
 * Whether the actor has set a password of their own. With the one of a slip, which others may have
 * seen, one may sign in and set one's own, and nothing that counts: refuse `password_not_set`.
 */
export const hasOwnPassword = (actor: Actor): boolean => !actor.mustSetPassword

/** Who asks, as one who may act at all: signed in, with a password of their own. */
export const whoActs = (
  actor: Actor | null,
): Result<Actor, 'unauthenticated' | 'password_not_set'> => {
  if (actor === null) return refuse('unauthenticated')
  return hasOwnPassword(actor) ? ok(actor) : refuse('password_not_set')
}
