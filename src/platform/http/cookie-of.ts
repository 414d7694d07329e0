import type { IncomingMessage } from 'node:http'

/** One cookie of a raw request, as it was sent; undefined where it is not there. */
export const cookieOf = (
  { headers }: Pick<IncomingMessage, 'headers'>,
  name: string,
): string | undefined => {
  const { cookie } = headers
  if (cookie === undefined) return undefined
  for (let at = cookie.indexOf(name); at >= 0; at = cookie.indexOf(name, at + 1)) {
    const value = at + name.length
    const begins = at === 0 || cookie[at - 1] === ' ' || cookie[at - 1] === ';'
    if (!begins || cookie[value] !== '=') continue
    const end = cookie.indexOf(';', value)
    return cookie.slice(value + 1, end < 0 ? undefined : end).trim()
  }
  return undefined
}
