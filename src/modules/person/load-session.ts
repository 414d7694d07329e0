import type { Context } from '#src/platform/context.ts'
import type { Notices } from '#src/platform/db/notices.ts'
import type { Actor } from './actor.ts'
import { looksLikeToken, tokenHash } from './session-token.ts'
import { findSession } from './store.ts'

// About 1 kB each. Beyond it the oldest goes and is read again when next seen.
const mostKept = 20_000

type Kept = { readonly actor: Actor; readonly expiresMs: number }
// By the token itself, as the requests bring it, and in memory alone; what is written down is its
// hash.
type Sessions = {
  readonly byToken: Map<string, Kept>
  readonly byPerson: Map<number, Set<string>>
  /** counts the drops, so that what was read before a drop is not kept after it */
  drops: number
}

const sessionsOf = new WeakMap<Notices, Sessions>()

const drop = (sessions: Sessions, token: string, personId: number): void => {
  sessions.byToken.delete(token)
  const others = sessions.byPerson.get(personId)
  others?.delete(token)
  if (others?.size === 0) sessions.byPerson.delete(personId)
}

const keep = (sessions: Sessions, token: string, kept: Kept): void => {
  const { personId } = kept.actor
  sessions.byToken.set(token, kept)
  const others = sessions.byPerson.get(personId)
  if (others === undefined) sessions.byPerson.set(personId, new Set([token]))
  else others.add(token)
  if (sessions.byToken.size <= mostKept) return
  for (const [oldest, { actor }] of sessions.byToken) {
    drop(sessions, oldest, actor.personId)
    return
  }
}

const dropPerson = (sessions: Sessions, personId: number): void => {
  sessions.drops += 1
  for (const token of sessions.byPerson.get(personId) ?? []) sessions.byToken.delete(token)
  sessions.byPerson.delete(personId)
}

const openSessions = (context: Context): Sessions => {
  const known = sessionsOf.get(context.notices)
  if (known !== undefined) return known
  const sessions: Sessions = { byToken: new Map(), byPerson: new Map(), drops: 0 }
  sessionsOf.set(context.notices, sessions)
  context.notices.on('person', (payload) => {
    if (payload !== null) return dropPerson(sessions, Number(payload))
    sessions.drops += 1
    sessions.byToken.clear()
    sessions.byPerson.clear()
  })
  return sessions
}

/** Who holds the session of this token, where this process keeps that in memory; null else. */
export const recallSession = (context: Context, token: string): Actor | null => {
  const kept = openSessions(context).byToken.get(token)
  return kept !== undefined && kept.expiresMs > context.clock.now().getTime() ? kept.actor : null
}

/**
 * Gives who holds the session of this token; null for a token that is malformed, unknown or
 * expired, whose bearer is simply the public. Kept in memory until the notice `person:<id>`.
 */
export const loadSession = async (context: Context, token: string): Promise<Actor | null> => {
  if (!looksLikeToken(token)) return null
  const sessions = openSessions(context)
  const now = context.clock.now()
  const kept = sessions.byToken.get(token)
  if (kept !== undefined) {
    if (kept.expiresMs > now.getTime()) return kept.actor
    drop(sessions, token, kept.actor.personId)
    return null
  }
  const dropsBefore = sessions.drops
  const found = await findSession(context.db, tokenHash(token), now)
  if (found !== null && sessions.drops === dropsBefore)
    keep(sessions, token, { actor: found.actor, expiresMs: found.expiresAt.getTime() })
  return found?.actor ?? null
}

/**
 * Forgets at once, in this process, what is kept of a person: to be called after a commit that
 * also notified the other processes, so that the next request here already sees the change.
 */
export const forgetSessionsOf = (context: Context, personId: number): void => {
  dropPerson(openSessions(context), personId)
}
