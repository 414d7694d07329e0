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
    let before = at - 1
    while (cookie[before] === ' ') before -= 1
    const begins = before < 0 || cookie[before] === ';'
    if (!begins || cookie[value] !== '=') continue
    const end = cookie.indexOf(';', value)
    return cookie.slice(value + 1, end < 0 ? undefined : end).trim()
  }
  return undefined
}
