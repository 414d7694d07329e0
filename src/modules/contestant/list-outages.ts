import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { deskParts } from './desk-parts.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import { type OutageRow, readOutages } from './outage-store.ts'
import { readPublishedParts } from './person-store.ts'
import type { Outages } from './outage-schema.ts'

/** The outages of a contest that were credited, and what stands of it. */
export const listOutages = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Outages, DeskRefusal>> => {
  const opened = await openContestants(context, actor, slug, 'look')
  if (!opened.ok) return opened
  const { contest, access } = opened.value
  const { query } = context.db
  const [outages, parts, published] = await Promise.all([
    readOutages(query, contest.id),
    deskParts(context, contest),
    readPublishedParts(query, contest.id),
  ])
  return ok({
    serverTime: context.clock.now().toISOString(),
    mayDecide: access === 'decide',
    parts,
    outages: outages.map((one) => ({
      id: String(one.id),
      reason: one.reason,
      by: one.by,
      at: one.at.toISOString(),
      part: contest.parts.find(({ id }) => id === one.partId)?.code ?? '',
      from: one.from.toISOString(),
      to: one.to.toISOString(),
      attempts: one.attempts,
      cutOff: one.cutOff,
      revoked: revokedOf(one),
      mayBeRevoked:
        one.revokedAt === null &&
        !((published.get(one.partId)?.getTime() ?? 0) >= one.at.getTime()),
    })),
  })
}

const revokedOf = (one: OutageRow): Outages['outages'][number]['revoked'] => {
  const { revokeReason: reason, revokedBy: by, revokedAt: at } = one
  return reason === null || by === null || at === null ? null : { reason, by, at: at.toISOString() }
}
