import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Actor } from './actor.ts'
import { forgetSessionsOf } from './load-session.ts'
import { looksLikeToken, tokenHash } from './session-token.ts'
import * as store from './store.ts'

/** Ends the session of this token, if there is one. */
export const signOut = async (context: Context, token: string | null): Promise<void> => {
  if (token === null || !looksLikeToken(token)) return
  const personId = await context.db.query.transaction().execute(async (transaction) => {
    const holder = await store.deleteSession(transaction, tokenHash(token))
    if (holder !== null) await notify(transaction, 'person', String(holder))
    return holder
  })
  if (personId !== null) forgetSessionsOf(context, personId)
}

/** Ends every session of the actor, on every device. */
export const signOutEverywhere = async (context: Context, actor: Actor): Promise<void> => {
  await context.db.query.transaction().execute(async (transaction) => {
    await store.deleteSessionsOf(transaction, actor.personId)
    await notify(transaction, 'person', String(actor.personId))
  })
  forgetSessionsOf(context, actor.personId)
}
