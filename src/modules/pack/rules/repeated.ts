/** The places of the values that stood earlier in the list already. */
export const repeated = (values: readonly string[]): readonly number[] => {
  const seen = new Set<string>()
  return values.flatMap((value, place) => {
    if (seen.has(value)) return [place]
    seen.add(value)
    return []
  })
}
