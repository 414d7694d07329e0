import { hash, verify } from '@node-rs/argon2'
import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { openWorkLine } from './work-line.ts'

// argon2id is the library's default. OWASP Password Storage: 19 MiB, 2 passes, 1 lane.
const argon2Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// Two at once leave the thread pool (4 threads) room; 400 waiting are about 6 s on two cores.
const argon2Line = openWorkLine(2, 400)

const slipPrefix = 'slip$'
const slipIterations = 1_000
const derive = promisify(pbkdf2)

const slipKey = (password: string, salt: Buffer, iterations: number): Promise<Buffer> =>
  // slips are typed from paper, often on a phone: blanks and capitals are the keyboard's
  derive(password.replace(/\s/gu, '').toLowerCase(), salt, iterations, 32, 'sha256')

/** Hashes a password that a person chose; null when too many are waiting to be hashed. */
export const hashPassword = (password: string): Promise<string | null> =>
  argon2Line.run(() => hash(password.normalize('NFC'), argon2Options))

/**
 * Hashes a one-time password of a sign-in slip. These are random (50 bits), so a light hash
 * does, and a roster of thousands takes seconds; never use it for a password that somebody chose.
 */
export const hashSlipPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  const key = await slipKey(password, salt, slipIterations)
  return `${slipPrefix}${slipIterations}$${salt.toString('hex')}$${key.toString('hex')}`
}

const matchesSlip = async (password: string, held: string): Promise<boolean> => {
  const [iterations, salt, key] = held.slice(slipPrefix.length).split('$')
  if (iterations === undefined || salt === undefined || key === undefined)
    throw new Error('a slip password is stored in an unknown form')
  const given = await slipKey(password, Buffer.from(salt, 'hex'), Number(iterations))
  return timingSafeEqual(given, Buffer.from(key, 'hex'))
}

// The hash of a password nobody has, so that an unknown username costs what a wrong password does.
let nobody: Promise<string> | null = null
const nobodysHash = (): Promise<string> =>
  (nobody ??= hash(randomBytes(32).toString('hex'), argon2Options))

/**
 * Whether the password is the one held (null: there is no such account). A "no" always costs one
 * argon2 verification, so its time does not tell which usernames exist. Null when too many wait.
 */
export const passwordMatches = async (
  password: string,
  held: string | null,
): Promise<boolean | null> => {
  const isSlip = held?.startsWith(slipPrefix) ?? false
  if (held !== null && isSlip && (await matchesSlip(password, held))) return true
  const against = held === null || isSlip ? await nobodysHash() : held
  return argon2Line.run(() => verify(against, password.normalize('NFC')))
}
