import { foldForSearch } from '#src/shared/text.ts'

// More tell nobody apart, and each costs a look at every name.
const mostWords = 8

/**
 * What is looked for, word by word and without tone marks; a phone number, however it is grouped,
 * is one word.
 */
export const searchWords = (text: string): readonly string[] => {
  const digits = text.replace(/[\s.()\-–+]/gu, '')
  if (/^\d{3,}$/u.test(digits)) return [digits.replace(/^84(?=\d{9}$)/u, '0')]
  const words = foldForSearch(text).split(' ').filter(Boolean)
  return [...new Set(words)].slice(0, mostWords)
}

/** A phone number of which only the last three digits are told. */
export const maskedPhone = (phone: string | null): string | null =>
  phone === null ? null : '•'.repeat(Math.max(0, phone.length - 3)) + phone.slice(-3)
