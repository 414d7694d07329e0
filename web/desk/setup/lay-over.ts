const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const keys = Object.keys(value).toSorted()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]))
}

/** Whether two values of plain JSON say the same, in whatever order their keys stand. */
export const saysSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

const codeOf = (value: unknown): string | null =>
  isObject(value) && typeof value['code'] === 'string' ? value['code'] : null

type Coded = Readonly<Record<string, unknown>>

const byCode = (list: readonly unknown[]): Coded | null => {
  const pairs = list.map((item) => [codeOf(item), item] as const)
  return pairs.some(([code]) => code === null) ? null : (Object.fromEntries(pairs) as Coded)
}

const layMap = (base: Coded, theirs: Coded, mine: Coded): Coded =>
  Object.fromEntries(
    [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].flatMap((key) => {
      const laid = lay(base[key], theirs[key], mine[key])
      return laid === undefined ? [] : [[key, laid]]
    }),
  )

const lay = (base: unknown, theirs: unknown, mine: unknown): unknown => {
  if (saysSame(base, mine)) return theirs
  if (saysSame(base, theirs)) return mine
  if (isObject(theirs) && isObject(mine)) return layMap(isObject(base) ? base : {}, theirs, mine)
  if (Array.isArray(base) && Array.isArray(theirs) && Array.isArray(mine)) {
    const [from, other, own] = [byCode(base), byCode(theirs), byCode(mine)]
    if (from !== null && other !== null && own !== null)
      return Object.values(layMap(from, other, own))
  }
  return mine
}

/**
 * Lays what one typed over what somebody else saved meanwhile: `mine` was made from `base`. What
 * only one of both changed is kept; where both changed the same thing, mine stands.
 */
export const layOver = <T>(base: T, theirs: T, mine: T): T => lay(base, theirs, mine) as T
