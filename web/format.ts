import type { Language } from '#src/shared/language.ts'

/** One of the words below for one, and for any other number. */
type Counted = readonly [one: string, many: string]

/** The words of lengths of time, longest first; also told to web/static/live.js. */
export const durationWords: Readonly<Record<Language, readonly Counted[]>> = {
  vi: [
    ['ngày', 'ngày'],
    ['giờ', 'giờ'],
    ['phút', 'phút'],
    ['giây', 'giây'],
  ],
  en: [
    ['day', 'days'],
    ['hour', 'hours'],
    ['minute', 'minutes'],
    ['second', 'seconds'],
  ],
  km: [
    ['ថ្ងៃ', 'ថ្ងៃ'],
    ['ម៉ោង', 'ម៉ោង'],
    ['នាទី', 'នាទី'],
    ['វិនាទី', 'វិនាទី'],
  ],
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  km: ['ថ្ងៃអាទិត្យ', 'ថ្ងៃចន្ទ', 'ថ្ងៃអង្គារ', 'ថ្ងៃពុធ', 'ថ្ងៃព្រហស្បតិ៍', 'ថ្ងៃសុក្រ', 'ថ្ងៃសៅរ៍'],
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const hour = 3_600_000
const day = 24 * hour

const two = (value: number): string => String(value).padStart(2, '0')

/** The wall clock in Viet Nam, where the offset has been +7 hours without exception since 1975. */
const local = (instant: Date) => {
  const shifted = new Date(instant.getTime() + 7 * hour)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
    isMidnight: shifted.getTime() % day === 0,
  }
}

const asDate = (instant: Date | string): Date =>
  typeof instant === 'string' ? new Date(instant) : instant

/** The date in Viet Nam: `Thứ Tư, 15/9/2021`, `Wednesday, 15 September 2021`. */
export const formatDate = (instant: Date | string, language: Language): string => {
  const at = local(asDate(instant))
  const weekday = weekdays[language][at.weekday] ?? ''
  return language === 'en'
    ? `${weekday}, ${at.day} ${englishMonths[at.month - 1] ?? ''} ${at.year}`
    : `${weekday}, ${at.day}/${at.month}/${at.year}`
}

/** The date in Viet Nam in figures alone: `15/9/2021` in all languages. */
export const formatShortDate = (instant: Date | string): string => {
  const at = local(asDate(instant))
  return `${at.day}/${at.month}/${at.year}`
}

/** The time of day in Viet Nam: `07:00`. */
export const formatTime = (instant: Date | string): string => {
  const { minutes } = local(asDate(instant))
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Date and time in Viet Nam: `Thứ Tư, 15/9/2021, 07:00`. */
export const formatInstant = (instant: Date | string, language: Language): string =>
  `${formatDate(instant, language)}, ${formatTime(instant)}`

/** The end of a half-open interval as notices say it: midnight is 24:00 of the day before. */
export const formatEnd = (instant: Date | string, language: Language): string => {
  const end = asDate(instant)
  return local(end).isMidnight
    ? `${formatDate(new Date(end.getTime() - 1), language)}, 24:00`
    : formatInstant(end, language)
}

/** The last day of a half-open interval, in figures: `15/10/2021`. */
export const formatShortEnd = (instant: Date | string): string =>
  formatShortDate(new Date(asDate(instant).getTime() - 1))

/** A number as it is written: `2.318` and `8,5`; at most `decimals` places, 1 unless told. */
export const formatNumber = (value: number, language: Language, decimals = 1): string => {
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.')
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ',']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, group)
  const places = fraction.replace(/0+$/u, '')
  const written = places === '' ? grouped : `${grouped}${point}${places}`
  return value < 0 && /[1-9]/u.test(written) ? `−${written}` : written
}

/** A share from 0 to 1 as a percentage: `82,6 %`, and `82.6%` in English. */
export const formatShare = (share: number, language: Language): string =>
  `${formatNumber(share * 100, language)}${language === 'en' ? '%' : ' %'}`

const counted = (value: number, words: Counted | undefined, language: Language): string =>
  `${formatNumber(value, language)} ${words?.[value === 1 ? 0 : 1] ?? ''}`

/**
 * A length of time in words, whole seconds: `1 phút 12 giây`; units that are 0 are left out, so an
 * even ten minutes is `10 phút`. Below a second it is `0 giây`.
 */
export const formatDuration = (milliseconds: number, language: Language): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const values = [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ]
  const said = values.flatMap((value, index) =>
    value === 0 ? [] : [counted(value, durationWords[language][index], language)],
  )
  return said.length === 0 ? counted(0, durationWords[language][3], language) : said.join(' ')
}

/**
 * The time that is left, in its two largest units: `3 ngày 4 giờ`, `2 giờ 0 phút`, `59 phút
 * 3 giây`. Below a minute only seconds.
 */
export const formatRemaining = (milliseconds: number, language: Language): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const sizes = [86_400, 3600, 60, 1]
  const first = Math.min(
    sizes.findIndex((size) => seconds >= size || size === 1),
    3,
  )
  return sizes
    .slice(first, first + 2)
    .map((size, offset) => {
      const value = Math.floor((offset === 0 ? seconds : seconds % (sizes[first] ?? 1)) / size)
      return counted(value, durationWords[language][first + offset], language)
    })
    .join(' ')
}

/** A length of time in figures, to the thousandth where ranks hang on it: `1:12,345`. */
export const formatExactDuration = (milliseconds: number, language: Language): string => {
  const minutes = Math.floor(milliseconds / 60_000)
  const rest = milliseconds % 60_000
  const point = language === 'en' ? '.' : ','
  const thousandths = String(rest % 1000).padStart(3, '0')
  return `${minutes}:${two(Math.floor(rest / 1000))}${point}${thousandths}`
}
