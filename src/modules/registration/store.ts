import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { foldForSearch } from '#src/shared/text.ts'

type Executor = Kysely<Tables>
type State = 'waiting' | 'confirmed' | 'declined'

export type NewRegistration = {
  readonly contestId: number
  readonly unitId: number
  readonly subUnit: string | null
  readonly name: string
  readonly position: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly birthDate: string | null
  readonly citizenNumber: string | null
  readonly passwordHash: string
  readonly receiptHash: Buffer
}

/** Keeps a registration, unless `most` wait at its unit already; says whether it was kept. */
export const insertRegistration = async (
  executor: Executor,
  registration: NewRegistration,
  most: number,
  now: Date,
): Promise<boolean> => {
  const { contestId, unitId, subUnit, name, position, phone, email } = registration
  const { birthDate, citizenNumber, passwordHash, receiptHash } = registration
  const { rows } = await sql`
    insert into registration (contest_id, unit_id, sub_unit, name, search_name, position, phone,
      email, birth_date, citizen_number, password_hash, receipt_hash, requested_at)
    select ${contestId}, ${unitId}, ${subUnit}, ${name}, ${foldForSearch(name)}, ${position},
      ${phone}, ${email}, ${birthDate}::date, ${citizenNumber}, ${passwordHash}, ${receiptHash},
      ${now}
    where (select count(*) from registration
      where contest_id = ${contestId} and unit_id = ${unitId} and state = 'waiting') < ${most}
    returning id`.execute(executor)
  return rows.length > 0
}

/** Deletes what was not confirmed and is older than that. */
export const deleteOldRegistrations = async (executor: Executor, before: Date): Promise<void> => {
  await sql`
    delete from registration
    where state <> 'confirmed' and coalesce(decided_at, requested_at) < ${before}`.execute(executor)
}

export type ReceiptRow = {
  readonly contestId: number
  readonly unit: string
  readonly name: string
  readonly state: State
  readonly requestedAt: Date
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly username: string | null
  readonly passwordSet: boolean | null
}

/** What became of the registration with this receipt. */
export const findByReceipt = async (
  executor: Executor,
  receiptHash: Buffer,
): Promise<ReceiptRow | null> => {
  const { rows } = await sql<ReceiptRow>`
    select r.contest_id as "contestId", u.name as unit, r.name, r.state,
      r.requested_at as "requestedAt", r.decided_at as "decidedAt", r.reason, p.username,
      r.password_set as "passwordSet"
    from registration r
      join contest_unit u on u.contest_id = r.contest_id and u.unit_id = r.unit_id
      left join person p on p.id = r.person_id
    where r.receipt_hash = ${receiptHash}`.execute(executor)
  return rows[0] ?? null
}

export type RegistrationRow = Omit<NewRegistration, 'passwordHash' | 'receiptHash'> & {
  readonly id: number
  readonly state: State
  readonly requestedAt: Date
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly reason: string | null
  readonly username: string | null
}

const columns = sql`
  r.id, r.contest_id as "contestId", r.unit_id as "unitId", r.sub_unit as "subUnit", r.name,
  r.position, r.phone, r.email, r.birth_date::text as "birthDate",
  r.citizen_number as "citizenNumber", r.state, r.requested_at as "requestedAt",
  r.decided_at as "decidedAt", r.reason`

/** Registrations of a unit, those that wait the longest first, of the others the latest. */
export const readRegistrations = async (
  executor: Executor,
  at: { readonly contestId: number; readonly unitId: number; readonly state: State },
  page: { readonly after: number | null; readonly limit: number },
): Promise<readonly RegistrationRow[]> => {
  const { contestId, unitId, state } = at
  const isWaiting = state === 'waiting'
  const beyond =
    page.after === null
      ? sql``
      : isWaiting
        ? sql`and r.id > ${page.after}`
        : sql`and r.id < ${page.after}`
  const { rows } = await sql<RegistrationRow>`
    select ${columns}, d.name as "decidedBy", p.username
    from registration r left join person d on d.id = r.decided_by
      left join person p on p.id = r.person_id
    where r.contest_id = ${contestId} and r.unit_id = ${unitId} and r.state = ${state} ${beyond}
    order by r.id ${isWaiting ? sql`asc` : sql`desc`} limit ${page.limit}`.execute(executor)
  return rows
}

/** How many wait at a unit. */
export const countWaiting = async (
  executor: Executor,
  contestId: number,
  unitId: number,
): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from registration
    where contest_id = ${contestId} and unit_id = ${unitId} and state = 'waiting'`.execute(executor)
  return rows[0]?.waiting ?? 0
}

export type HeldRegistration = Omit<NewRegistration, 'receiptHash' | 'passwordHash'> & {
  readonly id: number
  readonly state: State
  readonly passwordHash: string | null
}

/** Holds a registration of a unit until the transaction ends; null where it has none of this id. */
export const holdRegistration = async (
  executor: Executor,
  at: { readonly contestId: number; readonly unitId: number; readonly id: number },
): Promise<HeldRegistration | null> => {
  const { rows } = await sql<HeldRegistration>`
    select ${columns}, r.password_hash as "passwordHash" from registration r
    where r.contest_id = ${at.contestId} and r.unit_id = ${at.unitId} and r.id = ${at.id}
    for update`.execute(executor)
  return rows[0] ?? null
}

/** Writes that it was confirmed, and forgets what the roster now holds. */
export const markConfirmed = async (
  executor: Executor,
  id: number,
  by: {
    readonly actorId: number
    readonly personId: number
    readonly passwordSet: boolean
    readonly now: Date
  },
): Promise<void> => {
  await sql`
    update registration set state = 'confirmed', decided_by = ${by.actorId}, decided_at = ${by.now},
      person_id = ${by.personId}, password_set = ${by.passwordSet}, password_hash = null,
      phone = null, email = null, birth_date = null, citizen_number = null
    where id = ${id}`.execute(executor)
}

/** Writes that it was declined and why, and forgets what nobody needs any more. */
export const markDeclined = async (
  executor: Executor,
  id: number,
  by: { readonly actorId: number; readonly reason: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update registration set state = 'declined', decided_by = ${by.actorId}, decided_at = ${by.now},
      reason = ${by.reason}, password_hash = null, birth_date = null, citizen_number = null
    where id = ${id}`.execute(executor)
}
