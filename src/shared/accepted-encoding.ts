const wanted = /^q=(0(?:\.\d*)?|1(?:\.0*)?)$/u

/** How much is wanted what a header names, by lower-case names; what it says wrongly, not at all. */
const weightsOf = (header: string): ReadonlyMap<string, number> =>
  new Map(
    header.split(',').map((part) => {
      const [name = '', weight = 'q=1'] = part.split(';').map((piece) => piece.trim().toLowerCase())
      return [name, Number(wanted.exec(weight)?.[1] ?? 0)]
    }),
  )

/**
 * Which of the offered encodings (lower case, best first) a reply goes in by an Accept-Encoding
 * header, as RFC 9110 §12.5.3 has it: the most wanted, of those wanted alike the one offered first.
 * Null where it goes as it is: none is wanted, or that is wanted more, or nothing is said.
 */
export const acceptedEncoding = <Encoding extends string>(
  header: string | undefined,
  offered: readonly Encoding[],
): Encoding | null => {
  if (header === undefined) return null
  const weights = weightsOf(header)
  const weightOf = (encoding: string): number => weights.get(encoding) ?? weights.get('*') ?? 0
  const [best] = offered.toSorted((one, other) => weightOf(other) - weightOf(one))
  if (best === undefined || weightOf(best) === 0) return null
  return weightOf(best) >= (weights.get('identity') ?? 0) ? best : null
}
