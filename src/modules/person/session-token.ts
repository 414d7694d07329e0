import { hash, randomBytes } from 'node:crypto'

/** How long a session lives from signing in; it is not prolonged. */
const sessionLifeMs = 14 * 24 * 60 * 60 * 1000

/** The cookie that carries a session's token. */
export const sessionCookie = 'hoithi_session'

/** A session to be written: its token goes to the browser, its hash to the database. */
export type NewSession = {
  readonly token: string
  readonly tokenHash: Buffer
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** What the database holds of a token: its SHA-256, so that a copy of it opens no session. */
export const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer')

/** Makes a session that begins now: 32 random bytes as 43 characters of base64url. */
export const newSession = (now: Date): NewSession => {
  const token = randomBytes(32).toString('base64url')
  return {
    token,
    tokenHash: tokenHash(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + sessionLifeMs),
  }
}

/** Whether a cookie's value can be a token at all. */
export const looksLikeToken = (value: string): boolean => /^[\w-]{43}$/u.test(value)
