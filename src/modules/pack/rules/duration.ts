/** Milliseconds of `10m`, `90s`, `1h30m`; null for anything else. */
export const millisecondsOf = (text: string): number | null => {
  const match = /^(?=\d)(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?$/u.exec(text)
  if (match === null) return null
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((digits) => Number(digits ?? 0))
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** Milliseconds as people write them, whole seconds: `10m`, `1h30m`, `0s`. */
export const durationText = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000)
  const parts: readonly [number, string][] = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ]
  const said = parts.flatMap(([value, sign]) => (value === 0 ? [] : [`${value}${sign}`]))
  return said.length === 0 ? '0s' : said.join('')
}
