import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { enterRegistrant, setRegistrantPassword } from '#src/modules/person/enter-registrant.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import { enterRegistered } from '#src/modules/roster/enter-registered.ts'
import {
  type Desk,
  type DeskAddress,
  type DeskRefusal,
  openDesk,
} from '#src/modules/roster/open-desk.ts'
import { planEntries } from '#src/modules/roster/plan-entries.ts'
import type { RosterProblem } from '#src/modules/roster/problems.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { hasRegistrations } from './policy.ts'
import { entryOf, nameProblem } from './rules/registered-entry.ts'
import type { Confirmed } from './schema.ts'
import { type HeldRegistration, holdRegistration, markConfirmed } from './store.ts'

/** What came of it, or why it cannot be. */
export type Confirmation =
  | { readonly done: true; readonly personId: number; readonly confirmed: Confirmed }
  | { readonly done: false; readonly problems: readonly RosterProblem[] }

export type ConfirmationRefusal = DeskRefusal | 'no_registration' | 'registration_decided'

const enter = async (
  transaction: Kysely<Tables>,
  desk: Desk,
  registration: HeldRegistration & { readonly passwordHash: string },
  now: Date,
): Promise<Confirmation> => {
  const contestId = desk.contest.id
  const entry = entryOf(registration, desk)
  const plan = await planEntries(transaction, contestId, [entry], desk)
  const [enrolled] = [...plan.update, ...plan.unchanged]
  const wrong = enrolled === undefined ? null : nameProblem(entry, enrolled.person)
  const problems = wrong === null ? plan.problems : [...plan.problems, wrong]
  if (problems.length > 0) return { done: false, problems }
  const { passwordHash } = registration
  const [created] = plan.create
  if (created !== undefined) {
    const { username } = created
    const { name, phone, email } = entry
    const person = { username, name, phone, email, passwordHash }
    const personId = await enterRegistrant(transaction, person, now)
    await enterRegistered(transaction, contestId, personId, entry, desk, now)
    return { done: true, personId, confirmed: { username, became: 'created', passwordSet: true } }
  }
  const person = enrolled?.person ?? plan.link[0]?.person
  if (person === undefined) throw new Error('a plan of one entry says nothing of it')
  const { personId, username } = person
  if (enrolled === undefined)
    await enterRegistered(transaction, contestId, personId, entry, desk, now)
  const passwordSet = await setRegistrantPassword(transaction, personId, passwordHash)
  const became = enrolled === undefined ? 'linked' : 'enrolled'
  return { done: true, personId, confirmed: { username, became, passwordSet } }
}

/**
 * Confirms that somebody who registered is of the unit: makes their account, or finds the one they
 * have, and puts them onto the roster as not nominated. Who is on it already stays as they are. The
 * password becomes the one they chose, unless they had set one before.
 */
export const confirmRegistration = async (
  context: Context,
  actor: Actor,
  at: DeskAddress & { readonly registration: string },
): Promise<Result<Confirmation, ConfirmationRefusal>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const desk = opened.value
  if (!hasRegistrations(desk)) return refuse('no_registration')
  const now = context.clock.now()
  const contestId = desk.contest.id
  const result = await context.db.query.transaction().execute(async (transaction) => {
    const id = Number(at.registration)
    const held = await holdRegistration(transaction, { contestId, unitId: desk.root.id, id })
    if (held === null) return refuse('no_registration')
    const { state, passwordHash, name } = held
    if (state !== 'waiting' || passwordHash === null) return refuse('registration_decided')
    const outcome = await enter(transaction, desk, { ...held, passwordHash }, now)
    if (!outcome.done) return ok(outcome)
    const { personId, confirmed } = outcome
    const { passwordSet, became } = confirmed
    await markConfirmed(transaction, id, { actorId: actor.personId, personId, passwordSet, now })
    const where = { contestId, unitId: desk.root.id, subject: name, subjectId: String(personId) }
    const changes = [{ field: 'roster', from: null, to: became }]
    await recordAct(transaction, actor, { ...where, kind: 'registration.confirm', changes }, now)
    return ok(outcome)
  })
  if (result.ok && result.value.done) forgetSessionsOf(context, result.value.personId)
  return result
}
