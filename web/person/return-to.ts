/**
 * The page to go to after signing in: a path of this site, or the account where what was asked for
 * is anything else. Browsers read `\` as `/` and drop tabs and line ends, so the address is read as
 * they would before it is trusted.
 */
export const safeReturnTo = (wanted: string | null): string => {
  const own = 'http://own.invalid'
  const url = wanted?.startsWith('/') === true ? URL.parse(wanted, own) : null
  if (url === null || url.origin !== own) return '/account'
  // `/.//host` is a path of this site, yet would be read as `//host` when used as an address.
  return url.pathname.startsWith('//') ? '/account' : url.pathname + url.search + url.hash
}
