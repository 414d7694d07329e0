/** Headers of every reply of the API: data, never a page, never kept by a cache unasked. */
export const apiHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Headers of the scripts, styles and fonts of pages: what is never shown as a page itself. What
 * they ask for in turn is this site's own, under the policy that every browser begins with.
 */
export const fileHeaders = (publicUrl: string | null): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  // Half a year; the name of a public body stays on TLS.
  ...(publicUrl?.startsWith('https:') === true
    ? { 'strict-transport-security': 'max-age=15552000' }
    : {}),
})

/**
 * Headers of pages. Their content security policy, and who may frame them (only the snippets made
 * for that), is the web app's, which knows the scripts it puts into a page.
 */
export const pageHeaders = (publicUrl: string | null): Readonly<Record<string, string>> => ({
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  ...fileHeaders(publicUrl),
})
