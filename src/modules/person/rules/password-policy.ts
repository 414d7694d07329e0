import { foldForSearch } from '#src/shared/text.ts'

/** The fewest characters of a password that a person chooses. */
export const leastPasswordLength = 10

// What is tried first against Vietnamese accounts, beside runs and repetitions.
const common: ReadonlySet<string> = new Set([
  'matkhau123',
  'matkhau1234',
  'matkhau12345',
  'matkhau123456',
  'matkhaumoi',
  'matkhaucuatoi',
  'password12',
  'password123',
  'password1234',
  'password12345',
  'p@ssw0rd123',
  'passw0rd123',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'qwertyuiop123',
  'abc1234567',
  'abcd123456',
  'abc123456789',
  'a123456789',
  'aa123456789',
  'admin12345',
  'admin123456',
  'administrator',
  'iloveyou123',
  'anhyeuem123',
  'emyeuanh123',
  'yeuemnhieu',
  'khongbiet123',
  'khongcopass',
  'vietnam123',
  'vietnam2020',
  'vietnam2021',
  'vietnam2026',
  'soctrang123',
  'soctrang2020',
  'soctrang2021',
  'cantho2025',
  'cantho2026',
  'hoithi2020',
  'hoithi2021',
  'hoithi2026',
  'caicachhanhchinh',
  'cchc2020cchc',
  'welcome123',
  'letmein123',
  'zaq12wsxcde3',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
])

const isRun = (text: string): boolean => {
  const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']
  return runs.some((run) => run.includes(text) || [...run].toReversed().join('').includes(text))
}

/** Whether it is one short piece over and over: aaaaaaaaaa, 123123123123. */
const isRepetition = (text: string): boolean => /^(.{1,4}?)\1{2,}.{0,3}$/u.test(text)

const lettersOf = (text: string): string => foldForSearch(text).replace(/[^a-z]/gu, '')

/**
 * Says why a password may not be chosen, or null. It has ten characters, is not among the first
 * guesses, and is not the person's username or name (with figures or signs around them).
 */
export const weakness = (
  password: string,
  person: { readonly username: string; readonly name: string },
): 'password_too_short' | 'password_too_common' | 'password_like_name' | null => {
  const text = password.normalize('NFC')
  if ([...text].length < leastPasswordLength) return 'password_too_short'
  const folded = foldForSearch(text).replaceAll(' ', '')
  if (common.has(folded) || isRun(folded) || isRepetition(folded)) return 'password_too_common'
  const letters = lettersOf(text)
  const own = [lettersOf(person.username), lettersOf(person.name)]
  const isOwn = folded === person.username || (letters.length >= 3 && own.includes(letters))
  return isOwn ? 'password_like_name' : null
}
