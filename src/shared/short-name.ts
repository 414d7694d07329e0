import { foldForSearch } from './text.ts'

/** A short name for addresses out of what people call a thing: `Hội thi 2027` is `hoi-thi-2027`. */
export const shortNameOf = (text: string): string =>
  foldForSearch(text)
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/gu, '')
