import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import { atOnce, type Progress, type WorkRefusal } from '#src/modules/long-work/progress.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { everybody, type Filter, readContestants } from './contestant-store.ts'
import { reachOf, subtreeOf } from './list-contestants.ts'
import { makeSlips } from './make-slips.ts'
import { type Desk, type DeskAddress, type DeskRefusal, openDesk, workOf } from './open-desk.ts'
import type { Slip, SlipRequest } from './schema.ts'

// More are printed in several goes: a slip is cut and handed over by hand.
export const mostSlips = 5000

/** Whose slips are asked for; null where the sub-unit is none of the desk's. */
export const slipFilter = (desk: Desk, { whom, subUnit, people }: SlipRequest): Filter | null => {
  const open = { ...everybody, withSlip: true }
  if (whom === 'latest') return { ...open, latest: true }
  if (whom === 'people') return { ...open, people: (people ?? []).map(Number) }
  if (whom === 'all') return open
  const subUnitIds = subtreeOf(desk, subUnit ?? '')
  return subUnitIds === null ? null : { ...open, subUnitIds }
}

/** Why no slips were made. */
export type SlipRefusal = DeskRefusal | WorkRefusal | 'no_sub_unit' | 'nobody_needs_slip'

/** What of a contest and its desk stands on the slips. */
export type IssuedSlips = { readonly desk: Desk; readonly slips: readonly Slip[] }

const issue = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  { desk, filter }: { readonly desk: Desk; readonly filter: Filter },
  { now, progress }: { readonly now: Date; readonly progress: Pick<Progress<never>, 'at'> },
) => {
  const page = { after: null, limit: mostSlips, partId: null }
  const people = await readContestants(transaction, reachOf(desk), filter, page)
  const passwords = await makeSlips(transaction, people, progress)
  const slips = people.flatMap(({ personId, name, username, subUnit }) => {
    const password = passwords.get(personId)
    const unit = desk.root.name
    return password === undefined ? [] : [{ name, unit, subUnit, username, password }]
  })
  if (slips.length > 0)
    await recordAct(
      transaction,
      actor,
      {
        contestId: desk.contest.id,
        unitId: desk.unit.id,
        kind: 'slip.issue',
        subject: desk.unit.name,
        changes: [{ field: 'slips', from: null, to: slips.length }],
      },
      now,
    )
  return { slips, personIds: [...passwords.keys()] }
}

/**
 * Makes new one-time passwords for those of a unit's people who have not set their own, and gives
 * their slips, this once: what a slip held before is worth nothing then, and sessions of theirs end.
 */
export const issueSlips = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  asked: SlipRequest,
  progress: Progress<IssuedSlips> = atOnce,
): Promise<Result<IssuedSlips, SlipRefusal>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const desk = opened.value
  const filter = slipFilter(desk, asked)
  if (filter === null) return refuse('no_sub_unit')
  const begun = await progress.begin(workOf(desk))
  if (!begun.ok) return begun
  const as = { now: context.clock.now(), progress }
  const issued = await context.db.query.transaction().execute(async (transaction) => {
    const made = await issue(transaction, actor, { desk, filter }, as)
    if (made.slips.length > 0) await progress.done(transaction, { desk, slips: made.slips })
    return made
  })
  for (const personId of issued.personIds) forgetSessionsOf(context, personId)
  return issued.slips.length === 0 ? refuse('nobody_needs_slip') : ok({ desk, slips: issued.slips })
}
