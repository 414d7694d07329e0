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

/**
 * Gives usernames that are free: `base`, else `base2`, `base3` …; a base that ends in a digit gets
 * a dot between. None is given twice.
 */
export const usernameGiver = (taken: ReadonlySet<string>): ((base: string) => string) => {
  const given = new Set<string>()
  const next = new Map<string, number>()
  const isFree = (username: string): boolean => !taken.has(username) && !given.has(username)
  return (base) => {
    const stem = /\d$/u.test(base) ? `${base}.` : base
    let number = next.get(base) ?? 1
    let username = base
    for (; !isFree(username); username = `${stem}${number}`) number += 1
    next.set(base, number)
    given.add(username)
    return username
  }
}
