import { hash, randomBytes } from 'node:crypto'
import {
  oneTimePassword,
  oneTimePasswordBytes,
} from '#src/modules/person/rules/one-time-password.ts'

/** A receipt's code, and what is kept of it. */
export type Receipt = { readonly code: string; readonly receiptHash: Buffer }

/** What is kept of a code, however it was typed: blanks, hyphens and capitals are the keyboard's. */
export const receiptHash = (code: string): Buffer =>
  hash('sha256', code.toLowerCase().replace(/[^a-z0-9]/gu, ''), 'buffer')

/** Makes a receipt: ten signs that cannot be misread, as abcde-23456. */
export const newReceipt = (): Receipt => {
  const signs = oneTimePassword(randomBytes(oneTimePasswordBytes))
  return { code: `${signs.slice(0, 5)}-${signs.slice(5)}`, receiptHash: receiptHash(signs) }
}
