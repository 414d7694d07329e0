const nameOf = (table: string): string => `hoithi.columns.${table}`

/** The optional columns that the reader chose on this device; null where none were chosen. */
export const keptColumns = (table: string): readonly string[] | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(table)) ?? 'null')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : null
  } catch {
    // A browser that keeps nothing, or somebody else's words under this name.
    return null
  }
}

/** Keeps the choice on this device, where the browser lets it. */
export const keepColumns = (table: string, keys: readonly string[]): void => {
  try {
    localStorage.setItem(nameOf(table), JSON.stringify(keys))
  } catch {
    // The choice then lasts as long as the page.
  }
}
