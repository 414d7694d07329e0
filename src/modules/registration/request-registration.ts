import { findOpenContest } from '#src/modules/contest/find-contest.ts'
import { registeringAt } from '#src/modules/contest/rules/registering.ts'
import { limitTries } from '#src/modules/person/limit-tries.ts'
import { hashPassword } from '#src/modules/person/password-hashing.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { newReceipt } from './receipt.ts'
import { deletedBefore, mostWaiting, registrationLimit } from './rules/limits.ts'
import { readRequest, type RequestProblem } from './rules/read-request.ts'
import type { RegistrationRequest } from './schema.ts'
import { deleteOldRegistrations, insertRegistration } from './store.ts'

/** The receipt, or what is wrong with the form. */
export type Requested =
  | { readonly kept: true; readonly receipt: string }
  | { readonly kept: false; readonly problems: readonly RequestProblem[] }

export type RequestRefusal =
  | 'no_contest'
  | 'registration_never'
  | 'registration_over'
  | 'too_many_registrations'
  | 'registration_full'
  | 'server_busy'

/**
 * Keeps the registration of somebody who asks to take part, until the unit's coordinator decides.
 * Whether the phone or the name is known here is neither looked at nor told.
 */
export const requestRegistration = async (
  context: Context,
  slug: string,
  request: RegistrationRequest,
  address: string,
): Promise<Result<Requested, RequestRefusal>> => {
  const contest = await findOpenContest(context, slug)
  if (contest === null) return refuse('no_contest')
  const now = context.clock.now()
  const state = registeringAt(contest, now)
  if (state !== 'open') return refuse(`registration_${state}`)
  const { units, registration } = contest
  const read = readRequest(request, { units, fields: registration.fields }, now)
  if (!read.ok) return ok({ kept: false, problems: read.problems })
  const seconds = await limitTries(context, 'registration', address, registrationLimit)
  if (seconds !== null)
    return refuse('too_many_registrations', { seconds, minutes: Math.ceil(seconds / 60) })
  const passwordHash = await hashPassword(request.password)
  if (passwordHash === null) return refuse('server_busy')
  const { query } = context.db
  const { code, receiptHash } = newReceipt()
  const { unit, name, subUnit, position, phone, email, birthDate, citizenNumber } = read.entry
  const kept = await insertRegistration(
    query,
    {
      contestId: contest.id,
      unitId: unit.id,
      name,
      subUnit,
      position,
      phone,
      email,
      birthDate,
      citizenNumber,
      passwordHash,
      receiptHash,
    },
    mostWaiting,
    now,
  )
  await deleteOldRegistrations(query, deletedBefore(now))
  return kept ? ok({ kept: true, receipt: code }) : refuse('registration_full')
}
