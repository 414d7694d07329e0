import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { type DeskAddress, type DeskRefusal, openDesk } from '#src/modules/roster/open-desk.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { hasRegistrations } from './policy.ts'
import type { Registration, RegistrationList } from './schema.ts'
import { countWaiting, readRegistrations, type RegistrationRow } from './store.ts'

const shown = (row: RegistrationRow): Registration => ({
  id: String(row.id),
  name: row.name,
  subUnit: row.subUnit,
  position: row.position,
  phone: row.phone,
  email: row.email,
  birthDate: row.birthDate,
  citizenNumber: row.citizenNumber,
  state: row.state,
  requestedAt: row.requestedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decidedBy: row.decidedBy,
  reason: row.reason,
  username: row.username,
})

/** A page of a unit's registrations: those that wait, the longest first, or those decided lately. */
export const listRegistrations = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  asked: {
    readonly state: Registration['state']
    readonly limit: number
    readonly after?: string
  },
): Promise<Result<RegistrationList, DeskRefusal>> => {
  const opened = await openDesk(context, actor, at, 'correct')
  if (!opened.ok) return opened
  const { contest, root, access } = opened.value
  if (!hasRegistrations(opened.value))
    return ok({ unit: root.name, decides: false, waiting: 0, rows: [], next: null })
  const { query } = context.db
  const where = { contestId: contest.id, unitId: root.id, state: asked.state }
  const after = asked.after === undefined ? null : Number(asked.after)
  const [waiting, rows] = await Promise.all([
    countWaiting(query, contest.id, root.id),
    readRegistrations(query, where, { after, limit: asked.limit + 1 }),
  ])
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  return ok({
    unit: root.name,
    decides: access === 'keep',
    waiting,
    rows: rows.slice(0, asked.limit).map(shown),
    next: last === undefined ? null : String(last.id),
  })
}
