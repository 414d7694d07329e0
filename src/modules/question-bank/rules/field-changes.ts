/** One value that differs, at a path like `parts.kien-thuc.quiz.questions`; null is "nothing". */
export type FieldChange = { readonly path: string; readonly from: unknown; readonly to: unknown }

type Coded = { readonly code: string }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCoded = (list: readonly unknown[]): list is readonly Coded[] =>
  list.every((item) => isObject(item) && typeof item['code'] === 'string')

const byCode = (list: readonly Coded[]): Record<string, unknown> =>
  Object.fromEntries(list.map(({ code, ...rest }) => [code, rest]))

const below = (path: string, key: string | number): string =>
  path === '' ? `${key}` : `${path}.${key}`

const listChanges = (
  path: string,
  from: readonly unknown[],
  to: readonly unknown[],
): FieldChange[] => {
  if (from.length + to.length > 0 && isCoded(from) && isCoded(to)) {
    const codes = (list: readonly Coded[]): string[] => list.map(({ code }) => code)
    const stayed = codes(from).filter((code) => codes(to).includes(code))
    const now = codes(to).filter((code) => stayed.includes(code))
    const moved =
      stayed.join() === now.join() ? [] : [{ path: below(path, 'order'), from: stayed, to: now }]
    return [...fieldChanges(byCode(from), byCode(to), path), ...moved]
  }
  const places = Array.from({ length: Math.max(from.length, to.length) }, (_, place) => place)
  return places.flatMap((place) =>
    fieldChanges(from[place] ?? null, to[place] ?? null, below(path, place + 1)),
  )
}

/** Whether two values of plain JSON say the same; a key without a value is no key. */
export const isSame = (one: unknown, other: unknown): boolean =>
  fieldChanges(one ?? null, other ?? null).length === 0

/**
 * What differs between two values of plain JSON, field by field. Items of a list that carry a
 * code are compared by it, others by their place; a list place counts from 1.
 */
export const fieldChanges = (from: unknown, to: unknown, path = ''): readonly FieldChange[] => {
  if (Array.isArray(from) && Array.isArray(to)) return listChanges(path, from, to)
  if (isObject(from) && isObject(to))
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
      fieldChanges(from[key] ?? null, to[key] ?? null, below(path, key)),
    )
  return from === to ? [] : [{ path, from, to }]
}
