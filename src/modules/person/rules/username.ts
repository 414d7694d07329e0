import { foldForSearch } from '#src/shared/text.ts'

/** Whether this can be a username: 3 to 80 of a-z, 0-9, dot, hyphen, underscore. */
export const isUsername = (text: string): boolean => /^[a-z0-9][a-z0-9._-]{2,79}$/u.test(text)

/**
 * The username that a name suggests: its letters without tone marks, written together, as in
 * `nguyenvana`. At most 60 characters; `thisinh` where the name has fewer than three such letters.
 */
export const usernameFrom = (name: string): string => {
  const letters = foldForSearch(name)
    .replace(/[^a-z0-9]/gu, '')
    .slice(0, 60)
  return letters.length < 3 ? 'thisinh' : letters
}

/** The first of `base`, `base2`, `base3` … that is not taken; an ending digit gets a dot between. */
export const freeUsername = (base: string, isTaken: (username: string) => boolean): string => {
  if (!isTaken(base)) return base
  const stem = /\d$/u.test(base) ? `${base}.` : base
  for (let number = 2; ; number += 1) if (!isTaken(`${stem}${number}`)) return `${stem}${number}`
}
