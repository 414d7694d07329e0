import type { Language } from '#src/shared/language.ts'
import { formatNumber } from '#web/format.ts'

/** Names of the powers of a thousand that people say; the last is followed by powers of ten. */
export type PaperWords = {
  readonly none: string
  readonly exact: string
  readonly more: string
  /** of 10^6, 10^9, 10^12, 10^15, 10^18 */
  readonly powers: readonly string[]
  readonly beyond: string
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const raised = (exponent: number): string =>
  [...String(exponent)].map((digit) => superscripts[Number(digit)] ?? '').join('')

const put = (phrase: string, n: string): string => phrase.replace('{n}', n)

/**
 * How many papers, as people say it: exactly below a million, then rounded down to one place, as
 * `hơn 3,2 triệu đề`; from 10^21 on as a power of ten.
 */
export const tellPapers = (papers: bigint, language: Language, words: PaperWords): string => {
  if (papers === 0n) return words.none
  if (papers < 1_000_000n) return put(words.exact, formatNumber(Number(papers), language))
  const exponent = String(papers).length - 1
  if (exponent >= 21) return put(words.beyond, `10${raised(exponent)}`)
  const step = Math.floor(exponent / 3)
  const tenths = papers / 10n ** BigInt(step * 3 - 1)
  const figure = formatNumber(Number(tenths) / 10, language)
  return put(words.more, `${figure} ${words.powers[step - 2] ?? ''}`)
}
