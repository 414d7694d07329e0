import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { changePerson } from '#src/modules/person/change-person.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import {
  findContact,
  type HeldContestant,
  holdContestant,
  replaceContestant,
} from './contestant-store.ts'
import { reachOf } from './list-contestants.ts'
import { type Desk, type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
import type { RosterProblem } from './problems.ts'
import type { RosterEntry } from './rules/read-roster.ts'
import { readOne } from './rules/roster-table.ts'
import type { ContestantChange } from './schema.ts'
import { subUnitIdsOf } from './take-list.ts'

/** What became of it; with problems nothing was changed. */
export type Correction = { readonly problems: readonly RosterProblem[] }

export type CorrectionRefusal =
  DeskRefusal | 'no_contestant' | 'contact_of_colleague' | 'contact_not_here'

const readChange = (
  desk: Desk,
  change: ContestantChange,
  now: Date,
): { entry: RosterEntry | null; problems: readonly RosterProblem[] } => {
  const { name, phone, email, position, subUnit } = change
  const row = {
    name,
    phone: phone ?? '',
    email: email ?? '',
    position: position ?? '',
    'sub-unit': subUnit ?? '',
  }
  // what the form does not show cannot be asked for in it
  const asked = desk.contest.registration.fields.filter(({ code }) => code in row)
  const place = { unit: desk.root, desk: desk.unit, subUnits: desk.subUnits }
  const { entries, problems } = readOne(row, asked, now, place)
  return { entry: entries[0] ?? null, problems }
}

const told = ['name', 'phone', 'email', 'position', 'subUnit'] as const

/** The id of the entry's sub-unit; a coordinator's tree grows by it, a secretary's does not. */
const placeOf = async (
  transaction: Kysely<Tables>,
  desk: Desk,
  { subUnit }: RosterEntry,
  held: HeldContestant,
  now: Date,
): Promise<number | null> => {
  // words that have no place in the tree get none by a correction of something else
  if (subUnit === null || subUnit === held.subUnit) return subUnit === null ? null : held.subUnitId
  const key = foldForSearch(subUnit)
  if (desk.access === 'keep')
    return (await subUnitIdsOf(transaction, desk, [subUnit], now)).get(key) ?? null
  return desk.subUnits.find(({ name }) => foldForSearch(name) === key)?.id ?? null
}

/**
 * Corrects a contestant of a unit: name, phone, address, position and sub-unit become what is said.
 * A phone or an address is one contestant's alone.
 */
export const correctContestant = async (
  context: Context,
  actor: Actor,
  at: DeskAddress & { readonly person: string },
  change: ContestantChange,
): Promise<Result<Correction, CorrectionRefusal>> => {
  const opened = await openDesk(context, actor, at, 'correct')
  if (!opened.ok) return opened
  const desk = opened.value
  const now = context.clock.now()
  const { entry, problems } = readChange(desk, change, now)
  const personId = Number(at.person)
  const corrected = await context.db.query.transaction().execute(async (transaction) => {
    const held = await holdContestant(transaction, reachOf(desk), personId)
    if (held === null) return refuse('no_contestant')
    if (entry === null || problems.length > 0) return ok({ problems })
    const { name, phone, email, position, subUnit } = entry
    const other = await findContact(transaction, reachOf(desk), { personId, phone, email })
    if (other !== null)
      return other.name === null
        ? refuse('contact_not_here', { field: other.field })
        : refuse('contact_of_colleague', { field: other.field, name: other.name })
    const subUnitId = await placeOf(transaction, desk, entry, held, now)
    await changePerson(transaction, { personId, name, phone, email })
    await replaceContestant(transaction, desk.contest.id, {
      personId,
      position,
      subUnit,
      subUnitId,
    })
    const changes = told
      .filter((field) => held[field] !== entry[field])
      .map((field) => ({ field, from: held[field], to: entry[field] }))
    const where = { contestId: desk.contest.id, unitId: desk.unit.id }
    const subject = { subject: held.name, subjectId: String(personId) }
    if (changes.length > 0)
      await recordAct(
        transaction,
        actor,
        { ...where, ...subject, kind: 'contestant.change', changes },
        now,
      )
    return ok({ problems })
  })
  if (corrected.ok) forgetSessionsOf(context, personId)
  return corrected
}
