import { isIPv6 } from 'node:net'

/** A window of counting begins with the first failure and lasts this long. */
export const failureWindowMs = 15 * 60 * 1000

/** Failures in a window after which the account is refused until the window ends. */
export const failuresPerAccount = 10

/**
 * Failures in a window after which an address is refused. An office shares one address, so this
 * is far higher, and the failures of somebody who then signs in are taken off again.
 */
export const failuresPerAddress = 300

/** The subject under which an account's failures are counted, whether the account exists or not. */
export const accountSubject = (username: string): string => `account:${username.slice(0, 80)}`

/** The subject of an address: itself, or the /64 network of an IPv6 address, which is one host's. */
export const addressSubject = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1]
  if (mapped !== undefined) return `address:${mapped}`
  if (!isIPv6(address)) return `address:${address}`
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/u, '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `address:${network.join(':')}::/64`
}
