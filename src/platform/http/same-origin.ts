import type { IncomingMessage } from 'node:http'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change state: it comes from this site's own pages, or from no browser at
 * all. Browsers say so themselves (Sec-Fetch-Site); older ones send Origin, which must be ours.
 */
export const mayChangeState = (
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  publicUrl: string | null,
): boolean => {
  if (safeMethods.has(request.method ?? '')) return true
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined && origin === publicUrl) return true
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return origin === undefined || URL.parse(origin)?.host === request.headers.host
}
