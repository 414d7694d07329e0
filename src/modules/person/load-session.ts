import { hash as digest } from 'node:crypto'
import type { Context } from '#src/platform/context.ts'
import type { Notices } from '#src/platform/db/notices.ts'
import type { Actor } from './actor.ts'
import { looksLikeToken, tokenHash } from './session-token.ts'
import { findSession } from './store.ts'

// About 1 kB each. Beyond it the oldest goes and is read again when next seen.
const mostKept = 20_000

type Kept = { readonly actor: Actor; readonly expiresAt: Date }
type Sessions = {
  readonly byHash: Map<string, Kept>
  readonly byPerson: Map<number, Set<string>>
  /** counts the drops, so that what was read before a drop is not kept after it */
  drops: number
}

const keys = new Map<string, string>()

// Worked out once for each token: an answer sheet brings its own fifteen times and more. It stays in
// memory alone, as the requests do that bring it; what is written down is the hash.
const sessionKey = (token: string): string => {
  const known = keys.get(token)
  if (known !== undefined) return known
  if (keys.size >= mostKept) keys.clear()
  const key = digest('sha256', token, 'base64')
  keys.set(token, key)
  return key
}

const sessionsOf = new WeakMap<Notices, Sessions>()

const drop = (sessions: Sessions, hash: string, personId: number): void => {
  sessions.byHash.delete(hash)
  const others = sessions.byPerson.get(personId)
  others?.delete(hash)
  if (others?.size === 0) sessions.byPerson.delete(personId)
}

const keep = (sessions: Sessions, hash: string, kept: Kept): void => {
  const { personId } = kept.actor
  sessions.byHash.set(hash, kept)
  const others = sessions.byPerson.get(personId)
  if (others === undefined) sessions.byPerson.set(personId, new Set([hash]))
  else others.add(hash)
  if (sessions.byHash.size <= mostKept) return
  for (const [oldest, { actor }] of sessions.byHash) {
    drop(sessions, oldest, actor.personId)
    return
  }
}

const dropPerson = (sessions: Sessions, personId: number): void => {
  sessions.drops += 1
  for (const hash of sessions.byPerson.get(personId) ?? []) sessions.byHash.delete(hash)
  sessions.byPerson.delete(personId)
}

const openSessions = (context: Context): Sessions => {
  const known = sessionsOf.get(context.notices)
  if (known !== undefined) return known
  const sessions: Sessions = { byHash: new Map(), byPerson: new Map(), drops: 0 }
  sessionsOf.set(context.notices, sessions)
  context.notices.on('person', (payload) => {
    if (payload !== null) return dropPerson(sessions, Number(payload))
    sessions.drops += 1
    sessions.byHash.clear()
    sessions.byPerson.clear()
  })
  return sessions
}

/** Who holds the session of this token, where this process keeps that in memory; null else. */
export const recallSession = (context: Context, token: string): Actor | null => {
  const kept = looksLikeToken(token) && openSessions(context).byHash.get(sessionKey(token))
  return kept && kept.expiresAt > context.clock.now() ? kept.actor : null
}

/**
 * Gives who holds the session of this token; null for a token that is malformed, unknown or
 * expired, whose bearer is simply the public. Kept in memory until the notice `person:<id>`.
 */
export const loadSession = async (context: Context, token: string): Promise<Actor | null> => {
  if (!looksLikeToken(token)) return null
  const sessions = openSessions(context)
  const key = sessionKey(token)
  const now = context.clock.now()
  const kept = sessions.byHash.get(key)
  if (kept !== undefined) {
    if (kept.expiresAt > now) return kept.actor
    drop(sessions, key, kept.actor.personId)
    return null
  }
  const dropsBefore = sessions.drops
  const found = await findSession(context.db, tokenHash(token), now)
  if (found !== null && sessions.drops === dropsBefore) keep(sessions, key, found)
  return found?.actor ?? null
}

/**
 * Forgets at once, in this process, what is kept of a person: to be called after a commit that
 * also notified the other processes, so that the next request here already sees the change.
 */
export const forgetSessionsOf = (context: Context, personId: number): void => {
  dropPerson(openSessions(context), personId)
}
