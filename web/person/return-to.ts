/**
 * The page to go to after signing in or choosing a language: a path of this site, or `otherwise`
 * where what was asked for is anything else. Browsers read `\` as `/` and drop tabs and line ends,
 * so the address is read as they would before it is trusted.
 */
export const safeReturnTo = (wanted: string | null, otherwise = '/account'): string => {
  const own = 'http://own.invalid'
  const url = wanted?.startsWith('/') === true ? URL.parse(wanted, own) : null
  if (url === null || url.origin !== own) return otherwise
  // `/.//host` is a path of this site, yet would be read as `//host` when used as an address.
  return url.pathname.startsWith('//') ? otherwise : url.pathname + url.search + url.hash
}
