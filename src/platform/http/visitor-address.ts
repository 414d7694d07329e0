import type { IncomingMessage } from 'node:http'
import { isIP, isIPv6 } from 'node:net'
import proxyAddress from '@fastify/proxy-addr'
import type { Config } from '#src/config.ts'

/** Whether the proxy at this address, so many hops away, is trusted; false where none is. */
export type Trusted = false | ((address: string, hop: number) => boolean)

/** What the setting trusts, made once; Fastify's option of the same name takes it too. */
export const trustedProxies = (trusted: Config['trustProxy']): Trusted => {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted
  return trusted === false ? false : proxyAddress.compile([...trusted])
}

/**
 * The address a request comes from, as Fastify's `request.ip`: the nearest that no trusted proxy
 * has, as it is written; empty where the client is gone already.
 */
export const clientAddress = (request: IncomingMessage, trusted: Trusted): string => {
  const nearest = request.socket.remoteAddress ?? ''
  return trusted === false || nearest === '' ? nearest : proxyAddress(request, trusted)
}

const isLoopback = proxyAddress.compile('loopback')

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/u, '')

// An IPv6 visitor holds a whole /64 network.
const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const front = head.split(':')
  const back = tail === undefined ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  const groups = tail === undefined ? front : [...front, ...zeros, ...back]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/**
 * Tells from where a request comes, by the same settings as Fastify does, before Fastify: an
 * address, or an IPv6 network of one visitor. Null where it cannot be known (a proxy that nobody
 * named passes it on), or is this machine itself: then no limit by address is right.
 */
export const openVisitorAddress = (
  setting: Config['trustProxy'],
): ((request: IncomingMessage) => string | null) => {
  const trusted = trustedProxies(setting)
  return (request) => {
    if (trusted === false && request.headers['x-forwarded-for'] !== undefined) return null
    const address = clientAddress(request, trusted)
    return isIP(address) === 0 || isLoopback(address, 0) ? null : networkOf(plain(address))
  }
}
