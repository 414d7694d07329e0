/** The languages the product speaks, the first being its own. */
export const languages = ['vi', 'en', 'km'] as const
export type Language = (typeof languages)[number]

/** A text in Vietnamese and, where it was written, in the other languages. */
export type Localised = { readonly vi: string; readonly en?: string; readonly km?: string }

/** Gives the text in the wanted language, or in Vietnamese where it was not written. */
export const inLanguage = (text: Localised, language: Language): string => text[language] ?? text.vi

const known = (wanted: string): Language | undefined => languages.find((one) => one === wanted)

/** The languages of an Accept-Language header, most wanted first; unknown ones left out. */
export const acceptedLanguages = (header: string): readonly Language[] =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const weight = Number(/q=([\d.]+)/u.exec(rest.join(';'))?.[1] ?? 1)
      return { language: known(tag.slice(0, 2).toLowerCase()), weight }
    })
    .filter((entry) => entry.weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .flatMap((entry) => entry.language ?? [])

/** The language a reader chose (by a cookie), else the one the browser wants most, else Vietnamese. */
export const wantedLanguage = (chosen: string | undefined, acceptLanguage: string): Language =>
  known(chosen ?? '') ?? acceptedLanguages(acceptLanguage)[0] ?? 'vi'
