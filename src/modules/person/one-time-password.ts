import { randomBytes } from 'node:crypto'
import { hashSlipPassword } from './password-hashing.ts'
import { oneTimePassword, oneTimePasswordBytes } from './rules/one-time-password.ts'

/** A one-time password as printed on a slip, and what is stored of it. */
export type OneTimePassword = { readonly password: string; readonly passwordHash: string }

/** Makes a random one-time password. */
export const newOneTimePassword = async (): Promise<OneTimePassword> => {
  const password = oneTimePassword(randomBytes(oneTimePasswordBytes))
  return { password, passwordHash: await hashSlipPassword(password) }
}
