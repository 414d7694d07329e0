import { foldForSearch, tidy } from '#src/shared/text.ts'

export type RosterUnit = { readonly id: number; readonly code: string; readonly name: string }

/** The unit that a cell means; or the nearest name, for a unit that the contest does not have. */
export type UnitMatch =
  | { readonly found: true; readonly unit: RosterUnit }
  | { readonly found: false; readonly nearest: RosterUnit | null }

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/gu, 'uy ban nhan dan'],
  [/\bhdnd\b/gu, 'hoi dong nhan dan'],
  [/\bdbqh\b/gu, 'dai bieu quoc hoi'],
  [/\btp\b/gu, 'thanh pho'],
  [/\btx\b/gu, 'thi xa'],
]

const spelledOut = (name: string): string => {
  const words = foldForSearch(name.replaceAll('&', ' và '))
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()
  return abbreviations.reduce((text, [short, long]) => text.replace(short, long), words)
}

const pairsOf = (text: string): Map<string, number> => {
  const pairs = new Map<string, number>()
  for (let index = 0; index < text.length - 1; index += 1) {
    const pair = text.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Sørensen–Dice likeness of two texts by their pairs of letters, 0…1. */
const likeness = (one: string, other: string): number => {
  const ones = pairsOf(one)
  let shared = 0
  for (const [pair, times] of pairsOf(other)) shared += Math.min(times, ones.get(pair) ?? 0)
  return (2 * shared) / Math.max(1, one.length + other.length - 2)
}

const leastLikeness = 0.4

const nearestTo = (wanted: string, units: readonly RosterUnit[]): RosterUnit | null => {
  let best: { unit: RosterUnit; like: number } | null = null
  for (const unit of units) {
    const like = likeness(wanted, spelledOut(unit.name))
    if (like >= leastLikeness && like > (best?.like ?? 0)) best = { unit, like }
  }
  return best?.unit ?? null
}

/**
 * Makes the matcher of a contest's units: by code, by name exactly, then by name without tone
 * marks, capitals and punctuation and with the usual abbreviations spelled out.
 */
export const unitMatcher = (units: readonly RosterUnit[]): ((cell: string) => UnitMatch) => {
  const known = new Map<string, UnitMatch>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const exact = units.find(({ code, name }) => code === cell.toLowerCase() || tidy(name) === cell)
    const wanted = spelledOut(cell)
    const alike = exact ? [exact] : units.filter(({ name }) => spelledOut(name) === wanted)
    const [unit] = alike
    const match: UnitMatch =
      unit !== undefined && alike.length === 1
        ? { found: true, unit }
        : { found: false, nearest: unit ?? nearestTo(wanted, units) }
    known.set(cell, match)
    return match
  }
}
