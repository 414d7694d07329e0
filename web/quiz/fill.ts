/** Puts values into the `{name}` places of a phrase. */
export const fill = (phrase: string, values: Readonly<Record<string, string | number>>): string =>
  phrase.replace(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place))

/** The phrase for one, or for any other number, with `{n}` and the rest filled in. */
export const fillCount = (
  phrases: readonly string[],
  n: number,
  values: Readonly<Record<string, string | number>> = {},
): string => fill(phrases[n === 1 ? 0 : 1] ?? '', { n, ...values })
