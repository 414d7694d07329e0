/** The languages the product speaks, the first being its own. */
export const languages = ['vi', 'en', 'km'] as const
export type Language = (typeof languages)[number]

/** A text in Vietnamese and, where it was written, in the other languages. */
export type Localised = { readonly vi: string; readonly en?: string; readonly km?: string }

/** Gives the text in the wanted language, or in Vietnamese where it was not written. */
export const inLanguage = (text: Localised, language: Language): string => text[language] ?? text.vi
