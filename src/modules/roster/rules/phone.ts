/**
 * A Vietnamese phone number as 0…, or null where it is none. Takes +84, 84 and 0084, blanks, dots,
 * hyphens and brackets, and gives back the leading 0 that a spreadsheet dropped. Mobile numbers
 * have ten digits since 2018, landlines eleven.
 */
export const normalisePhone = (text: string): string | null => {
  const digits = text.replace(/[\s.()\-–]/gu, '').replace(/^(?:\+|00)/u, '')
  if (!/^\d{9,12}$/u.test(digits)) return null
  const national = digits.replace(/^84(?=[35789]\d{8}$|2\d{9}$)/u, '').replace(/^(?!0)/u, '0')
  return /^0(?:[35789]\d{8}|2\d{9})$/u.test(national) ? national : null
}

/** An e-mail address in lower case, or null where it is none. */
export const normaliseEmail = (text: string): string | null => {
  const address = text.replace(/^mailto:/iu, '').toLowerCase()
  return /^[^\s@,;<>"]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}$/u.test(address) ? address : null
}
