import type { Language } from '#src/shared/language.ts'
import { formatDate } from '#web/format.ts'

const second = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The second of an instant in Vietnam's time, as "07:02:31". */
export const formatSecond = (instant: string): string => second.format(new Date(instant))

/** An instant to the second, with its day. */
export const formatExactInstant = (instant: string, language: Language): string =>
  `${formatSecond(instant)}, ${formatDate(instant, language)}`
