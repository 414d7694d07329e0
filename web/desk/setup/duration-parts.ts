/** Whole minutes and seconds of a duration as contest.yaml writes it; null where it is none. */
export const durationParts = (
  text: string,
): { readonly minutes: number; readonly seconds: number } | null => {
  const match = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/u.exec(text)
  if (match === null) return null
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((digits) => Number(digits ?? 0))
  const total = (hours * 60 + minutes) * 60 + seconds
  return { minutes: Math.floor(total / 60), seconds: total % 60 }
}

/** The duration of so many minutes and seconds as contest.yaml writes it. */
export const durationOf = (minutes: number, seconds: number): string => {
  if (minutes === 0) return `${seconds}s`
  return seconds === 0 ? `${minutes}m` : `${minutes}m${seconds}s`
}
