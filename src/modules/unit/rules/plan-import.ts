import { foldForSearch } from '#src/shared/text.ts'
import type { UnitProblem, UnitProblemCode } from '../problems.ts'
import type { Day, Forest, Unit, UnitLink } from '../unit.ts'
import { faultsOf } from './check-forest.ts'
import { codeFor } from './codes.ts'
import { differencesOf, type UnitDifference } from './differences.ts'
import type { UnitEntry } from './read-units.ts'
import { livesOn, nameOn, plainDay } from './time.ts'

/** How a file is to be taken. */
export type ImportOptions = {
  /** new names and places hold from this day; null: they correct what is held */
  readonly from: Day | null
  /** those that the file does not name end on this day; null: they stay */
  readonly endMissing: Day | null
}

/** What a file would change. */
export type ImportPlan = {
  readonly problems: readonly UnitProblem[]
  readonly changed: readonly Unit[]
  readonly created: readonly { readonly code: string; readonly name: string }[]
  readonly edited: readonly {
    readonly code: string
    readonly name: string
    readonly changes: readonly UnitDifference[]
  }[]
  readonly ended: readonly UnitLink[]
  readonly unchanged: number
}

type Index = {
  readonly byCode: Map<string, Unit>
  readonly byName: ReadonlyMap<string, readonly Unit[]>
}

const newestName = (unit: Unit): string => unit.names.at(-1)?.name ?? unit.code
const newestParent = (unit: Unit): number | null => unit.places.at(-1)?.parentId ?? null

const problemAt = (
  entry: UnitEntry,
  column: string,
  found: string,
  code: UnitProblemCode,
  values: UnitProblem['values'] = {},
): UnitProblem => ({ row: entry.row, column, found, code, values })

/** A unit that no row has filled in yet. */
const blank = (id: number, code: string, entry: UnitEntry): Unit => ({
  id,
  code,
  unitGroup: null,
  ordinal: null,
  staffCount: null,
  staffCountedOn: null,
  contact: { name: null, phone: null, email: null },
  validFrom: null,
  validTo: null,
  names: [{ from: null, name: entry.name }],
  places: [],
})

/** The unit of each row: by its code, by its name below the same parent, or a new one. */
const identify = (forest: Forest, entries: readonly UnitEntry[], problems: UnitProblem[]) => {
  const byCode = new Map([...forest.values()].map((unit) => [unit.code, unit]))
  const byName = Map.groupBy(forest.values(), (unit) => foldForSearch(newestName(unit)))
  const taken = new Set([...byCode.keys(), ...entries.flatMap(({ code }) => code ?? [])])
  const rows = new Map<number, UnitEntry>()
  const found: { entry: UnitEntry; unit: Unit }[] = []
  for (const entry of entries) {
    const parent = entry.parent === null ? null : foldForSearch(entry.parent)
    const isParent = (id: number | null): boolean => {
      const above = id === null ? undefined : forest.get(id)
      if (above === undefined) return parent === null
      return parent === null || parent === above.code || parent === foldForSearch(newestName(above))
    }
    const alike = (byName.get(foldForSearch(entry.name)) ?? []).filter(
      (unit) => unit.validTo === null && isParent(newestParent(unit)),
    )
    const named = alike.length === 1 ? alike[0] : undefined
    const known = entry.code === null ? named : byCode.get(entry.code)
    const code = entry.code ?? known?.code ?? codeFor(entry.name, null, taken)
    taken.add(code)
    const unit = known ?? blank(-1 - found.length, code, entry)
    const other = rows.get(unit.id)
    if (other !== undefined)
      problems.push(
        problemAt(
          entry,
          entry.code === null ? 'name' : 'code',
          entry.code ?? entry.name,
          'unit_row_repeated',
          { other: other.row },
        ),
      )
    rows.set(unit.id, entry)
    byCode.set(code, unit)
    found.push({ entry, unit })
  }
  return { found, rows, index: { byCode, byName } }
}

const parentOf = (
  entry: UnitEntry,
  { byCode, byName }: Index,
  said: ReadonlyMap<string, readonly Unit[]>,
  problems: UnitProblem[],
): Unit | null => {
  if (entry.parent === null) return null
  const exact = byCode.get(entry.parent.toLowerCase())
  if (exact !== undefined) return exact
  const key = foldForSearch(entry.parent)
  const named = new Set([
    ...(byName.get(key) ?? []).filter(({ validTo }) => validTo === null),
    ...(said.get(key) ?? []),
  ])
  const [parent] = named
  if (parent !== undefined && named.size === 1) return parent
  const code = parent === undefined ? 'unit_row_parent' : 'unit_row_parent_twice'
  problems.push(problemAt(entry, 'parent', entry.parent, code))
  return null
}

/** History with a new entry from a day, or with its newest corrected. */
const written = <T extends { readonly from: Day | null }>(
  history: readonly T[],
  entry: Omit<T, 'from'>,
  from: Day | null,
): readonly T[] | Day => {
  const last = history.at(-1)
  const since = last?.from ?? null
  if (from === null || since === from)
    return [...history.slice(0, -1), { ...entry, from: since } as T]
  return since !== null && since > from ? since : [...history, { ...entry, from } as T]
}

const filled = (
  unit: Unit,
  entry: UnitEntry,
  parent: Unit | null,
  from: Day | null,
  problems: UnitProblem[],
): Unit => {
  const isNew = unit.id < 0
  const day = isNew ? null : from
  const late = (column: string, found: string, since: Day): void => {
    problems.push(
      problemAt(entry, column, found, 'unit_row_changed_later', { day: plainDay(since) }),
    )
  }
  let { names, places } = unit
  if (newestName(unit) !== entry.name) {
    const next = written(names, { name: entry.name }, day)
    if (typeof next === 'string') late('name', entry.name, next)
    else names = next
  }
  if (parent !== null && newestParent(unit) !== parent.id) {
    const held = places.length === 0 ? [{ from: null, parentId: null }] : places
    const next = written(held, { parentId: parent.id }, day)
    if (typeof next === 'string') late('parent', entry.parent ?? '', next)
    else places = next
  }
  const validFrom =
    entry.validFrom ?? unit.validFrom ?? (isNew ? (parent?.validFrom ?? null) : null)
  const validTo = entry.validTo ?? unit.validTo
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    problems.push(problemAt(entry, 'validTo', plainDay(validTo), 'unit_row_period'))
  return {
    ...unit,
    names,
    places,
    unitGroup: entry.unitGroup ?? unit.unitGroup,
    ordinal: entry.ordinal ?? unit.ordinal,
    staffCount: entry.staffCount ?? unit.staffCount,
    staffCountedOn: entry.staffCountedOn ?? unit.staffCountedOn,
    contact: {
      name: entry.contactName ?? unit.contact.name,
      phone: entry.contactPhone ?? unit.contact.phone,
      email: entry.contactEmail ?? unit.contact.email,
    },
    validFrom,
    validTo,
  }
}

const changesOf = (before: Unit, after: Unit, all: Forest): readonly UnitDifference[] => {
  const changes: UnitDifference[] = []
  const [from, to] = [newestName(before), newestName(after)]
  if (from !== to) changes.push({ field: 'name', from, to })
  const codeOf = (id: number | null): string | null =>
    id === null ? null : (all.get(id)?.code ?? null)
  const [old, fresh] = [newestParent(before), newestParent(after)]
  if (old !== fresh) changes.push({ field: 'parent', from: codeOf(old), to: codeOf(fresh) })
  return [...changes, ...differencesOf(before, after)]
}

const endMissing = (
  after: Map<number, Unit>,
  named: ReadonlyMap<number, UnitEntry>,
  day: Day,
): UnitLink[] => {
  const ended: UnitLink[] = []
  for (const unit of after.values()) {
    if (named.has(unit.id) || unit.validTo !== null) continue
    if (!livesOn(unit, day) || unit.validFrom === day) continue
    after.set(unit.id, { ...unit, validTo: day })
    ended.push({ from: unit.id, to: null, fromName: nameOn(unit, day), toName: null })
  }
  return ended
}

const placeProblems = (after: Forest, rows: ReadonlyMap<number, UnitEntry>): UnitProblem[] =>
  faultsOf(after).map(({ unitId, kind, parentId }) => {
    const nameOf = (id: number): string => {
      const unit = after.get(id)
      return unit === undefined ? '' : newestName(unit)
    }
    const entry = rows.get(unitId)
    return {
      row: entry?.row ?? null,
      column: 'parent',
      found: entry?.parent ?? nameOf(unitId),
      code: kind === 'cycle' ? 'unit_row_cycle' : 'unit_row_parent_time',
      values: { parent: nameOf(parentId) },
    }
  })

/** Thinks a file through: what it would change, unit by unit and field by field, or what is wrong. */
export const planImport = (
  forest: Forest,
  entries: readonly UnitEntry[],
  options: ImportOptions,
): ImportPlan => {
  const problems: UnitProblem[] = []
  const { found, rows, index } = identify(forest, entries, problems)
  const said = new Map<string, Unit[]>()
  for (const { unit, entry } of found) {
    const key = foldForSearch(entry.name)
    said.set(key, [...(said.get(key) ?? []), unit])
  }
  const after = new Map(forest)
  for (const { unit, entry } of found) {
    const parent = parentOf(entry, index, said, problems)
    after.set(unit.id, filled(unit, entry, parent, options.from, problems))
  }
  const ended = options.endMissing === null ? [] : endMissing(after, rows, options.endMissing)
  if (problems.length === 0) problems.push(...placeProblems(after, rows))
  const touched = found.flatMap(({ unit }) => after.get(unit.id) ?? [])
  const created = touched.filter(({ id }) => id < 0)
  const edited = touched.flatMap((unit) => {
    const before = forest.get(unit.id)
    const changes = before === undefined ? [] : changesOf(before, unit, after)
    return changes.length === 0 ? [] : [{ unit, changes }]
  })
  return {
    problems,
    changed: [
      ...created,
      ...edited.map(({ unit }) => unit),
      ...ended.flatMap(({ from }) => after.get(from) ?? []),
    ],
    created: created.map((unit) => ({ code: unit.code, name: newestName(unit) })),
    edited: edited.map(({ unit, changes }) => ({
      code: unit.code,
      name: newestName(unit),
      changes,
    })),
    ended,
    unchanged: touched.length - created.length - edited.length,
  }
}
