import type { Kysely } from 'kysely'
import { recordActs } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { grantRoleIn } from '#src/modules/person/grant-role.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { RoleRefusal } from '#src/modules/person/role-request.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { enterHolder, type EnteredHolder, type EnterRefusal } from './enter-holder.ts'
import { openRoles, type RolesDesk, type RolesDeskRefusal } from './open-roles.ts'
import { mayHandOut } from './policy.ts'
import { lineOf } from './rules/unit-line.ts'
import type { GivenRole, GiveRole } from './schema.ts'
import { isPersonOf, readPerson, readUnits, type UnitRow } from './store.ts'

type GiveRefusal =
  RolesDeskRefusal | EnterRefusal | RoleRefusal | 'whom_to_give' | 'person_is_contestant'

type Whom = Omit<EnteredHolder, 'password'> & { readonly password: string | null }

// A coordinator may not reach for people of other units, nor learn that they exist.
const findKnown = async (
  transaction: Kysely<Tables>,
  { contest, reach }: RolesDesk,
  username: string,
): Promise<Result<Whom, 'person_unknown'>> => {
  const isTheirs = reach === 'all' || (await isPersonOf(transaction, contest.id, username, reach))
  const person = isTheirs ? await readPerson(transaction, username) : undefined
  return person === undefined
    ? refuse('person_unknown', { username })
    : ok({ ...person, username, password: null })
}

const whomOf = (
  transaction: Kysely<Tables>,
  desk: RolesDesk,
  { username, person }: GiveRole,
  now: Date,
): Promise<Result<Whom, EnterRefusal | 'person_unknown' | 'whom_to_give'>> => {
  if (person !== undefined && username === undefined)
    return enterHolder(transaction, desk.contest.id, person, now)
  if (username !== undefined && person === undefined)
    return findKnown(transaction, desk, tidy(username).toLowerCase())
  return Promise.resolve(refuse('whom_to_give'))
}

const findUnit = async (
  context: Context,
  { contest, reach }: RolesDesk,
  { role, unit: code }: GiveRole,
): Promise<Result<UnitRow | null, 'unit_not_in_contest' | 'forbidden' | 'bad_scope'>> => {
  const isCoordinator = role === 'unit_coordinator'
  if (isCoordinator === (code === undefined || code === null))
    return refuse('bad_scope', { role, needs: isCoordinator ? 'unit' : '–' })
  if (code === undefined || code === null)
    return mayHandOut(reach, role, []) ? ok(null) : refuse('forbidden')
  const units = await readUnits(context.db.query, contest.id)
  const unit = units.find((one) => one.code === code)
  const unknown = refuse('unit_not_in_contest', { contest: contest.slug, unit: code })
  if (unit === undefined) return unknown
  const line = lineOf(new Map(units.map(({ id, parentId }) => [id, parentId])), unit.id)
  if (mayHandOut(reach, role, line)) return ok(unit)
  const isKnown = reach === 'all' || line.some((id) => reach.includes(id))
  return isKnown ? refuse('forbidden') : unknown
}

const changeTo = (field: string, to: string) => ({ field, from: null, to })

type Given = Whom & { readonly changed: boolean }

/** What the trail says of it: that somebody was entered, and that the role is theirs now. */
const actsOf = (contestId: number, unit: UnitRow | null, role: GiveRole['role'], given: Given) => {
  const { personId, name, username, password, changed } = given
  const act = {
    contestId,
    unitId: unit?.id ?? null,
    subject: name,
    subjectId: String(personId),
  }
  const where = unit === null ? [] : [changeTo('unit', unit.name)]
  const entered = { ...act, kind: 'person.add', changes: [changeTo('username', username)] }
  const granted = { ...act, kind: 'role.grant', changes: [changeTo('role', role), ...where] }
  return [...(password === null ? [] : [entered]), ...(changed ? [granted] : [])]
}

/**
 * Gives somebody a role in the contest, who has an account or is entered with one. What they may do
 * changes at once, wherever they are signed in. On the trail as `person.add` and `role.grant`.
 */
export const giveRole = async (
  context: Context,
  actor: Actor,
  slug: string,
  asked: GiveRole,
): Promise<Result<GivenRole, GiveRefusal>> => {
  const opened = await openRoles(context, actor, slug)
  if (!opened.ok) return opened
  const desk = opened.value
  const found = await findUnit(context, desk, asked)
  if (!found.ok) return found
  const unit = found.value
  const now = context.clock.now()
  const given = await context.db.query
    .transaction()
    .execute(async (transaction): Promise<Result<Given, GiveRefusal>> => {
      const whom = await whomOf(transaction, desk, asked, now)
      if (!whom.ok) return whom
      const { username, password } = whom.value
      const request = { username, role: asked.role, contest: slug, unit: unit?.code ?? null }
      const granted = await grantRoleIn(transaction, request, now)
      // Nobody is entered for a role that can't be given: the whole is taken back.
      if (!granted.ok && password !== null) throw new Error(granted.refusal.code)
      if (!granted.ok) return granted
      const done = { ...whom.value, changed: granted.value.changed }
      await recordActs(transaction, actor, actsOf(desk.contest.id, unit, asked.role, done), now)
      return ok(done)
    })
  if (!given.ok) return given
  const { personId, ...told } = given.value
  forgetSessionsOf(context, personId)
  return ok(told)
}
