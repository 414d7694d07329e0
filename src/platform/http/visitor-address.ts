import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'
import type { Config } from '#src/config.ts'

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.1/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

const kindOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4')

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const range of ranges.flatMap((one) => named[one] ?? [one])) {
    const [address = '', bits] = range.split('/')
    if (bits === undefined) list.addAddress(address, kindOf(address))
    else list.addSubnet(address, Number(bits), kindOf(address))
  }
  return list
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/u, '')

const loopback = listOf(['loopback'])

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
  trusted: Config['trustProxy'],
): ((request: IncomingMessage) => string | null) => {
  const list = Array.isArray(trusted) ? listOf(trusted) : null
  const isTrusted = (address: string, hop: number): boolean =>
    typeof trusted === 'number'
      ? hop < trusted
      : list !== null && isIP(address) !== 0 && list.check(address, kindOf(address))
  return (request) => {
    const forwarded = request.headers['x-forwarded-for']
    if (trusted === false && forwarded !== undefined) return null
    const hops = String(forwarded ?? '')
      .split(',')
      .map((hop) => plain(hop.trim()))
      .filter((hop) => hop !== '')
    let address = plain(request.socket.remoteAddress ?? '')
    for (let hop = 0; hops.length > 0 && isTrusted(address, hop); hop += 1)
      address = hops.pop() ?? address
    if (isIP(address) === 0 || loopback.check(address, kindOf(address))) return null
    return networkOf(address)
  }
}
