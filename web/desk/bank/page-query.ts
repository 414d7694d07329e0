/** An address with the parameters that are set; `bank` is a whole parameter already, or nothing. */
export const withQuery = (
  path: string,
  bank: string,
  query: Readonly<Record<string, string | null>> = {},
): string => {
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, value]],
  )
  const said = [bank, new URLSearchParams(set).toString()].filter((part) => part !== '').join('&')
  return said === '' ? path : `${path}?${said}`
}
