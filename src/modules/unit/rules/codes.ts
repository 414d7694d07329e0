import { foldForSearch } from '#src/shared/text.ts'

/** Signs that a code may have. */
const longest = 80

const slugOf = (text: string): string =>
  foldForSearch(text)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')

const cut = (text: string, length: number): string => text.slice(0, length).replace(/-+$/u, '')

/** Whether the text may be a unit's code: lower-case letters, digits, single hyphens. */
export const isUnitCode = (text: string): boolean =>
  text.length <= longest && /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(text)

/** A free code for a unit of this name below that of the other code, with a number where needed. */
export const codeFor = (
  name: string,
  parentCode: string | null,
  taken: ReadonlySet<string>,
): string => {
  const own = slugOf(name) || 'don-vi'
  // A long parent's code leaves room for the own name, which tells more.
  const above = parentCode === null ? '' : `${cut(parentCode, 40)}-`
  const base = cut(above + own, longest - 6)
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}
