import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { issueOneTimePasswords } from '#src/modules/person/issue-one-time-passwords.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { everybody, type Filter, readContestants } from './contestant-store.ts'
import { reachOf, subtreeOf } from './list-contestants.ts'
import { type Desk, type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
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

/** What of a contest and its desk stands on the slips. */
export type IssuedSlips = { readonly desk: Desk; readonly slips: readonly Slip[] }

/**
 * Makes new one-time passwords for those of a unit's people who have not set their own, and gives
 * their slips, this once: what a slip held before is worth nothing then, and sessions of theirs end.
 */
export const issueSlips = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  asked: SlipRequest,
): Promise<Result<IssuedSlips, DeskRefusal | 'no_sub_unit' | 'nobody_needs_slip'>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const desk = opened.value
  const filter = slipFilter(desk, asked)
  if (filter === null) return refuse('no_sub_unit')
  const issued = await context.db.query.transaction().execute(async (transaction) => {
    const page = { after: null, limit: mostSlips, partId: null }
    const people = await readContestants(transaction, reachOf(desk), filter, page)
    const made = await issueOneTimePasswords(transaction, people)
    const passwords = new Map(made.map(({ personId, password }) => [personId, password]))
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
        context.clock.now(),
      )
    return { slips, personIds: [...passwords.keys()] }
  })
  for (const personId of issued.personIds) forgetSessionsOf(context, personId)
  return issued.slips.length === 0 ? refuse('nobody_needs_slip') : ok({ desk, slips: issued.slips })
}
