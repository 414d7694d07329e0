import { randomBytes } from 'node:crypto'

/** The cookie that tells one browser from another, whoever signs in with it. */
export const deviceCookie = 'hoithi_device'

/** How long a browser keeps its mark: a year, in seconds. */
export const deviceMarkLife = 365 * 24 * 60 * 60

/** A new mark: random, so that it says nothing about the device but that it is the same one. */
export const newDeviceMark = (): string => randomBytes(12).toString('base64url')

/** Gives a cookie's value where it can be a mark; null for anything else. */
export const deviceMarkOf = (value: string | undefined): string | null =>
  value !== undefined && /^[\w-]{16}$/u.test(value) ? value : null
