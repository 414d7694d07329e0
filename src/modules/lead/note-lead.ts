import { recordAct } from '#src/modules/audit/record-act.ts'
import { findWatched, type WatchRefusal } from '#src/modules/live/find-watched.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import type { LeadKind } from './schema.ts'
import { insertNote, withdrawNote } from './store.ts'

/** Which lead of which contest. */
export type LeadRequest = {
  readonly contest: string
  readonly kind: LeadKind
  readonly subject: string
}

/**
 * Notes that somebody has looked at a lead, and what they found, in place of the note before. It
 * changes nothing for those whom the lead is about.
 */
export const noteLead = async (
  context: Context,
  actor: Actor,
  request: LeadRequest & { readonly note: string },
): Promise<Result<null, WatchRefusal | 'note_empty'>> => {
  const watched = await findWatched(context, actor, request.contest)
  if (!watched.ok) return watched
  const note = tidy(request.note)
  if (note === '') return refuse('note_empty')
  const now = context.clock.now()
  const lead = { contestId: watched.value.id, kind: request.kind, subject: request.subject }
  const by = { personId: actor.personId, now }
  await context.db.query.transaction().execute(async (transaction) => {
    const before = await withdrawNote(transaction, lead, by)
    await insertNote(transaction, lead, note, by)
    await recordAct(transaction, actor, actOf(lead, before, note), now)
  })
  return ok(null)
}

/** Takes back that a lead was looked at. */
export const withdrawLeadNote = async (
  context: Context,
  actor: Actor,
  request: LeadRequest,
): Promise<Result<null, WatchRefusal | 'no_note'>> => {
  const watched = await findWatched(context, actor, request.contest)
  if (!watched.ok) return watched
  const now = context.clock.now()
  const lead = { contestId: watched.value.id, kind: request.kind, subject: request.subject }
  return context.db.query.transaction().execute(async (transaction) => {
    const before = await withdrawNote(transaction, lead, { personId: actor.personId, now })
    if (before === null) return refuse('no_note')
    await recordAct(transaction, actor, actOf(lead, before, null), now)
    return ok(null)
  })
}

const actOf = (
  lead: { readonly contestId: number; readonly kind: LeadKind; readonly subject: string },
  from: string | null,
  to: string | null,
) => ({
  contestId: lead.contestId,
  kind: 'lead.note',
  subject: lead.kind,
  subjectId: lead.subject,
  changes: [{ field: 'note', from, to }],
})
