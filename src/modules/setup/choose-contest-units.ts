import { hash } from 'node:crypto'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import { saveUnits } from '#src/modules/contest/save-units.ts'
import { writeUnitsCsv } from '#src/modules/pack/rules/units-csv.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import { findTree } from '#src/modules/unit/find-tree.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { openContestUnits } from './open-contest-units.ts'
import { type ChoiceRefusal, type ChosenUnits, chooseUnits } from './rules/choose-units.ts'
import type { ContestUnitChoice, ContestUnitOutcome } from '#src/modules/contest/unit-schema.ts'
import { holdContest, readSubUnitCodes, readUnitFigures } from './unit-store.ts'

type ChooseRefusal =
  ChoiceRefusal | 'no_contest' | 'forbidden' | 'contest_units_changed' | 'contest_units_stuck'

const outcomeOf = (chosen: ChosenUnits, on: string): ContestUnitOutcome => {
  const { joined, left, changed, stuck, reordered } = chosen
  const isSame = joined.length + left.length + changed.length === 0 && !reordered
  const codes = (units: readonly { code: string }[]) => units.map(({ code }) => code)
  const seen = [codes(joined), codes(left), changed, reordered, on]
  return {
    state: isSame ? 'same' : 'differs',
    fingerprint: hash('sha256', JSON.stringify(seen)),
    joined: joined.map(({ code, name }) => ({ code, name })),
    left: left.map(({ code, name }) => ({ code, name })),
    changed: changed.map(({ code, name, changes }) => ({ code, name, changes: [...changes] })),
    stuck: stuck.map(({ code, name, contestants, quotas, registrations }) => ({
      code,
      name,
      contestants,
      quotas,
      registrations,
    })),
    reordered,
  }
}

const changesOf = ({ joined, left, changed }: ChosenUnits) => [
  ...joined.map(({ name }) => ({ field: 'unit', from: null, to: name })),
  ...left.map(({ name }) => ({ field: 'unit', from: name, to: null })),
  ...changed.flatMap(({ code, changes }) =>
    changes.map(({ field, from, to }) => ({ field: `${code}.${field}`, from, to })),
  ),
]

const choose = (
  context: Context,
  actor: Actor,
  contest: Contest,
  choice: ContestUnitChoice,
): Promise<Result<ContestUnitOutcome, ChooseRefusal>> =>
  context.db.query.transaction().execute(async (transaction) => {
    const { confirm } = choice
    if (confirm !== null) {
      // An import of the edition writes the same rows.
      await holdImports(transaction)
      await holdContest(transaction, contest.id)
    }
    const held = await readUnitFigures(transaction, contest.id)
    const subUnits = await readSubUnitCodes(transaction, contest.id)
    const tree = await findTree(transaction, choice.on)
    const chosen = chooseUnits(held, subUnits, tree, choice)
    if (!chosen.ok) return chosen
    const outcome = outcomeOf(chosen.value, choice.on)
    if (confirm === null || outcome.state === 'same') return ok(outcome)
    const [stuck] = chosen.value.stuck
    if (stuck !== undefined)
      return refuse('contest_units_stuck', {
        unit: stuck.name,
        contestants: stuck.contestants,
        quotas: stuck.quotas,
        registrations: stuck.registrations,
      })
    if (confirm !== outcome.fingerprint) return refuse('contest_units_changed')
    const now = context.clock.now()
    const { after } = chosen.value
    const csv = Buffer.from(writeUnitsCsv(after))
    await saveUnits(transaction, contest.id, { units: after, csv }, now)
    const { joined, left, changed } = chosen.value
    const subject = `+${joined.length} −${left.length} ~${changed.length}`
    const changes = changesOf(chosen.value)
    await recordAct(
      transaction,
      actor,
      { contestId: contest.id, kind: 'contest-units.choose', subject, changes },
      now,
    )
    return ok({ ...outcome, state: 'taken' })
  })

/**
 * Chooses which units of the tree of a day compete, or takes their names, groups and staff from it
 * anew: first only says what that would change, then, with the fingerprint of just these
 * differences, changes it. A unit that people, quotas or registrations depend on cannot leave.
 */
export const chooseContestUnits = async (
  context: Context,
  actor: Actor,
  slug: string,
  choice: ContestUnitChoice,
): Promise<Result<ContestUnitOutcome, ChooseRefusal>> => {
  const contest = await openContestUnits(context, actor, slug)
  return contest.ok ? choose(context, actor, contest.value, choice) : contest
}
