import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { ChangeEffects, Day, Forest, Unit, UnitLink } from '../unit.ts'
import type { ChangeRequest, Children, Target } from './change-request.ts'
import { faultsOf } from './check-forest.ts'
import { codeFor } from './codes.ts'
import {
  type ChangeRefusal,
  type Draft,
  end,
  isLater,
  link,
  nameIn,
  place,
  type Refused,
  settleChildren,
  surviving,
  usable,
} from './draft.ts'
import { nameOn, parentOn, plainDay } from './time.ts'

/** A change thought through, but not made. */
export type ChangePlan = {
  readonly after: Forest
  /** those that are other than before; new ones with negative ids */
  readonly changed: readonly Unit[]
  readonly effects: ChangeEffects
  readonly links: readonly UnitLink[]
}

const newTarget = (draft: Draft, target: Exclude<Target, { unit: number }>, first: Unit): Unit => {
  const parent = target.parent === undefined ? parentOn(first, draft.day) : target.parent
  const above = parent === null ? null : (draft.units.get(parent)?.code ?? null)
  const taken = new Set([...draft.units.values()].map(({ code }) => code))
  const unit: Unit = {
    id: -1 - draft.created.length,
    // Those at the top have short codes of their own.
    code: codeFor(target.name, above, taken),
    unitGroup: target.unitGroup ?? first.unitGroup,
    ordinal: first.ordinal,
    staffCount: null,
    staffCountedOn: null,
    contact: { name: null, phone: null, email: null },
    validFrom: draft.day,
    validTo: null,
    names: [{ from: null, name: target.name }],
    places: parent === null ? [] : [{ from: null, parentId: parent }],
  }
  draft.units.set(unit.id, unit)
  draft.created.push(unit.id)
  return unit
}

/** The units that take over, made where they are new. */
const targetsOf = (
  draft: Draft,
  into: readonly Target[],
  first: Unit,
): Result<readonly number[], ChangeRefusal> => {
  const ids: number[] = []
  for (const target of into) {
    const unit =
      'unit' in target ? usable(draft, target.unit, false) : ok(newTarget(draft, target, first))
    if (!unit.ok) return unit
    ids.push(unit.value.id)
  }
  return ok(ids)
}

const replace = (
  draft: Draft,
  sources: readonly number[],
  into: readonly Target[],
  children: Children,
): Refused | null => {
  const ending = [...new Set(sources)].filter(
    (id) => !into.some((to) => 'unit' in to && to.unit === id),
  )
  for (const id of ending) {
    const unit = usable(draft, id, true)
    if (!unit.ok) return unit
  }
  const first = draft.units.get(ending[0] ?? 0)
  if (first === undefined) return refuse('unit_takes_over_itself')
  const targets = targetsOf(draft, into, first)
  if (!targets.ok) return targets
  for (const unit of ending.map((id) => draft.units.get(id))) if (unit) end(draft, unit)
  for (const id of ending) {
    for (const to of targets.value) link(draft, id, to)
    if (targets.value.length === 0) link(draft, id, null)
    const refused = settleChildren(draft, id, targets.value, children)
    if (refused !== null) return refused
  }
  settleParents(draft)
  return null
}

/** A unit goes on, and others are cut out of it. */
const cutOut = (draft: Draft, id: number, into: readonly Target[]): Refused | null => {
  const source = usable(draft, id, false)
  if (!source.ok) return source
  const targets = targetsOf(draft, into, source.value)
  if (!targets.ok) return targets
  for (const to of targets.value) link(draft, id, to)
  return null
}

const split = (
  draft: Draft,
  id: number,
  into: readonly Target[],
  children: Children,
): Refused | null => {
  const goesOn = into.some((to) => 'unit' in to && to.unit === id)
  if (goesOn && into.length < 2) return refuse('unit_takes_over_itself')
  return goesOn ? cutOut(draft, id, into) : replace(draft, [id], into, children)
}

/** A new unit that was to stand below one that ends stands below what is above it. */
const settleParents = (draft: Draft): void => {
  for (const id of draft.created) {
    const unit = draft.units.get(id)
    const parent = unit === undefined ? null : parentOn(unit, draft.day)
    const home = surviving(draft, parent)
    if (unit === undefined || home === parent) continue
    draft.units.set(id, { ...unit, places: home === null ? [] : [{ from: null, parentId: home }] })
  }
}

const rename = (draft: Draft, id: number, name: string): Refused | null => {
  const unit = usable(draft, id, false)
  if (!unit.ok) return unit
  const { names } = unit.value
  const old = nameOn(unit.value, draft.day)
  const later = isLater(names, draft.day)
  if (later !== null) return refuse('unit_changed_later', { unit: old, day: plainDay(later) })
  if (old === name) return refuse('unit_same_name', { unit: old })
  draft.units.set(id, { ...unit.value, names: [...names, { from: draft.day, name }] })
  draft.renamed.push(id)
  draft.links.push({ from: id, to: id, fromName: old, toName: name })
  return null
}

const move = (draft: Draft, id: number, parent: number | null): Refused | null => {
  const unit = usable(draft, id, false)
  if (!unit.ok) return unit
  if (parent !== null && !draft.units.has(parent)) return refuse('no_unit')
  if (parentOn(unit.value, draft.day) === parent)
    return refuse('unit_same_place', { unit: nameIn(draft, id) })
  const refused = place(draft, unit.value, parent)
  if (refused !== null) return refused
  link(draft, id, id)
  return null
}

const make = (draft: Draft, request: ChangeRequest): Refused | null => {
  switch (request.kind) {
    case 'rename':
      return rename(draft, request.unit, request.name)
    case 'move':
      return move(draft, request.unit, request.parent)
    case 'merge':
      return replace(draft, request.units, [request.into], request.children)
    case 'split':
      return split(draft, request.unit, request.into, request.children)
    case 'end':
      return replace(draft, request.units, [], request.children)
  }
}

/** The refusal for the first thing wrong with the places in a forest; null where all is well. */
export const refusalOfFaults = (forest: Forest, day: Day): Refused | null => {
  const [fault] = faultsOf(forest)
  if (fault === undefined) return null
  const named = (id: number): string => {
    const unit = forest.get(id)
    return unit === undefined ? '' : nameOn(unit, day)
  }
  const values = { unit: named(fault.unitId), parent: named(fault.parentId) }
  return refuse(fault.kind === 'cycle' ? 'unit_cycle' : 'unit_parent_not_there', values)
}

/** Thinks a change of the tree through: what it would do, or why it cannot be. */
export const planChange = (
  forest: Forest,
  request: ChangeRequest,
): Result<ChangePlan, ChangeRefusal> => {
  const draft: Draft = {
    day: request.on,
    units: new Map(forest),
    created: [],
    ended: [],
    renamed: [],
    moved: [],
    links: [],
  }
  const refused = make(draft, request) ?? refusalOfFaults(draft.units, request.on)
  if (refused !== null) return refused
  const { units, created, ended, renamed, moved, links } = draft
  const changed = [...units.values()].filter((unit) => forest.get(unit.id) !== unit)
  return ok({ after: units, changed, effects: { created, ended, renamed, moved }, links })
}
