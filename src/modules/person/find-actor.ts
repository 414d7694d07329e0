import type { Context } from '#src/platform/context.ts'
import type { Actor } from './actor.ts'
import * as store from './store.ts'

/** The person of a username as one who acts, for verbs of the command line; null where unknown. */
export const findActor = (context: Context, username: string): Promise<Actor | null> =>
  store.findActor(context.db, username.toLowerCase())
