import type { Settings } from '#src/modules/pack/schema.ts'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// A Vietnamese text that was emptied stays, so that the server can say that it is missing.
const isLeftOut = (key: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (key !== 'vi' && value === '') ||
  (key === 'issuer' && isObject(value) && value['vi'] === '')

const cleaned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(cleaned)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !isLeftOut(key, part))
      .map(([key, part]) => [key, cleaned(part)]),
  )
}

/** Settings without the fields that a form left empty, as contest.yaml leaves them out. */
export const cleanSettings = (settings: Settings): Settings => cleaned(settings) as Settings
