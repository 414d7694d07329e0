import { type Act, recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { insertChange } from './change-store.ts'
import type { ChangeRequest, Target } from './rules/change-request.ts'
import type { ChangeRefusal } from './rules/draft.ts'
import { type ChangePlan, planChange } from './rules/plan-change.ts'
import { nameOn, parentOn } from './rules/time.ts'
import type { UnitChangeOutcome, UnitChangeRequest } from './schema.ts'
import { lockTree, readForest, writeUnits } from './store.ts'
import type { ChangeEffects, Forest, UnitLink } from './unit.ts'

type Wanted = UnitChangeRequest['change']
type WantedTarget = Extract<Wanted, { kind: 'merge' }>['into']

/** An id that no unit has, so that the plan refuses it. */
const nobody = 0

const requestOf = (forest: Forest, on: string, wanted: Wanted): ChangeRequest => {
  const byCode = new Map([...forest.values()].map(({ code, id }) => [code, id]))
  const idOf = (code: string): number => byCode.get(code) ?? nobody
  const targetOf = (target: WantedTarget): Target => {
    if ('unit' in target) return { unit: idOf(target.unit) }
    const { parent } = target
    const unitGroup = tidy(target.unitGroup ?? '')
    return {
      name: tidy(target.name),
      unitGroup: unitGroup === '' ? null : unitGroup,
      ...(parent === undefined ? {} : { parent: parent === null ? null : idOf(parent) }),
    }
  }
  switch (wanted.kind) {
    case 'rename':
      return { kind: 'rename', on, unit: idOf(wanted.unit), name: tidy(wanted.name) }
    case 'move':
      return {
        kind: 'move',
        on,
        unit: idOf(wanted.unit),
        parent: wanted.parent === null ? null : idOf(wanted.parent),
      }
    case 'merge':
      return { ...wanted, on, units: wanted.units.map(idOf), into: targetOf(wanted.into) }
    case 'split':
      return { ...wanted, on, unit: idOf(wanted.unit), into: wanted.into.map(targetOf) }
    case 'end':
      return { ...wanted, on, units: wanted.units.map(idOf) }
  }
}

const hasBlankName = (request: ChangeRequest): boolean => {
  if (request.kind === 'rename') return request.name === ''
  const targets =
    request.kind === 'merge' ? [request.into] : request.kind === 'split' ? request.into : []
  return targets.some((target) => 'name' in target && target.name === '')
}

const outcomeOf = (
  before: Forest,
  { after, effects }: ChangePlan,
  on: string,
  id: number | null,
): UnitChangeOutcome => {
  const unitOf = (unitId: number) => after.get(unitId) ?? before.get(unitId)
  const called = (forest: Forest, unitId: number | null): string | null => {
    const unit = unitId === null ? undefined : (forest.get(unitId) ?? after.get(unitId))
    return unit === undefined ? null : nameOn(unit, on)
  }
  const named = (unitId: number) => ({
    code: unitOf(unitId)?.code ?? '',
    name: called(before, unitId) ?? '',
  })
  return {
    id: id === null ? null : String(id),
    created: effects.created.map(named),
    ended: effects.ended.map(named),
    renamed: effects.renamed.map((unitId) => ({
      code: named(unitId).code,
      from: called(before, unitId) ?? '',
      to: called(after, unitId) ?? '',
    })),
    moved: effects.moved.map((unitId) => {
      const [old, fresh] = [before.get(unitId), after.get(unitId)]
      return {
        ...named(unitId),
        from: old === undefined ? null : called(before, parentOn(old, on)),
        to: fresh === undefined ? null : called(after, parentOn(fresh, on)),
      }
    }),
  }
}

const most = 3

/** What the change is of, as people call it: a few names, and how many more. */
const subjectOf = (links: readonly UnitLink[]): string => {
  const names = [...new Set(links.map(({ fromName }) => fromName))]
  const rest = names.length - most
  return names.slice(0, most).join(', ') + (rest > 0 ? ` (+${rest})` : '')
}

const actOf = (
  request: UnitChangeRequest,
  outcome: UnitChangeOutcome,
  links: readonly UnitLink[],
): Act => ({
  contestId: null,
  kind: `unit.${request.change.kind}`,
  subject: subjectOf(links),
  subjectId: outcome.id,
  reason: request.decision === null ? null : tidy(request.decision),
  changes: [
    { field: 'on', from: null, to: request.on },
    ...outcome.renamed.map(({ from, to }) => ({ field: 'name', from, to })),
    ...outcome.ended.map(({ name }) => ({ field: 'ended', from: name, to: null })),
    ...outcome.created.map(({ name }) => ({ field: 'created', from: null, to: name })),
    ...outcome.moved.map(({ name, from, to }) => ({
      field: 'parent',
      from: `${name}: ${from ?? '–'}`,
      to: `${name}: ${to ?? '–'}`,
    })),
  ],
})

const withIds = (
  { effects, links }: ChangePlan,
  ids: ReadonlyMap<number, number>,
): { effects: ChangeEffects; links: readonly UnitLink[] } => {
  const known = (id: number): number => ids.get(id) ?? id
  return {
    effects: { ...effects, created: effects.created.map(known) },
    links: links.map((link) => ({ ...link, to: link.to === null ? null : known(link.to) })),
  }
}

/**
 * Renames, moves, merges, splits or ends units from a day on by a decision; or, as a preview, says
 * what that would do. Editions that took their snapshot before keep it.
 */
export const changeUnits = (
  context: Context,
  actor: Actor,
  request: UnitChangeRequest,
): Promise<Result<UnitChangeOutcome, ChangeRefusal | 'unit_name_blank'>> =>
  context.db.query.transaction().execute(async (transaction) => {
    if (!request.preview) await lockTree(transaction)
    const forest = await readForest(transaction)
    const wanted = requestOf(forest, request.on, request.change)
    if (hasBlankName(wanted)) return refuse('unit_name_blank')
    const plan = planChange(forest, wanted)
    if (!plan.ok) return plan
    if (request.preview) return ok(outcomeOf(forest, plan.value, request.on, null))
    const ids = await writeUnits(transaction, plan.value.changed)
    const now = context.clock.now()
    const decision = tidy(request.decision ?? '')
    const id = await insertChange(transaction, {
      kind: request.change.kind,
      effectiveOn: request.on,
      decision: decision === '' ? null : decision,
      decidedBy: actor.personId,
      now,
      ...withIds(plan.value, ids),
    })
    const outcome = outcomeOf(forest, plan.value, request.on, id)
    await recordAct(transaction, actor, actOf(request, outcome, plan.value.links), now)
    return ok(outcome)
  })
