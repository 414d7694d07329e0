import type { Actor } from './actor.ts'

/**
 * Whether the actor has set a password of their own. With the one of a slip, which others may have
 * seen, one may sign in and set one's own, and nothing that counts: refuse `password_not_set`.
 */
export const hasOwnPassword = (actor: Actor): boolean => !actor.mustSetPassword
