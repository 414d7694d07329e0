const vietnam = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant in Vietnam's time, as "15/9/2021, 07:00". */
export const vietnamTime = (instant: Date): string => {
  const part = Object.fromEntries(
    vietnam.formatToParts(instant).map(({ type, value }) => [type, value]),
  )
  return `${Number(part['day'])}/${Number(part['month'])}/${part['year']}, ${part['hour']}:${part['minute']}`
}

/** The end of a half-open interval: midnight is told as 24:00 of the day before. */
export const vietnamEnd = (instant: Date): string => {
  const isMidnight = (instant.getTime() + 7 * 3_600_000) % 86_400_000 === 0
  if (!isMidnight) return vietnamTime(instant)
  return vietnamTime(new Date(instant.getTime() - 60_000)).replace('23:59', '24:00')
}

/** The day in Vietnam at an instant, as YYYY-MM-DD. */
export const vietnamDay = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
