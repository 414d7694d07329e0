import type { Kysely } from 'kysely'
import { MANY_ATTEMPTS } from '#src/modules/attempt/answer-line.ts'
import { recordAct } from '#src/modules/audit/record-act.ts'
import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import type { KeptWindow } from '#src/modules/contest/definition.ts'
import type { MoveWindow } from '#src/modules/contest/schema.ts'
import { changeDefinition } from '#src/modules/pack/change-definition.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import {
  findWindow,
  type JudgedMove,
  judgeWindow,
  type PlaceRefusal,
  type WindowMove,
} from './plan-window.ts'
import { type Window, withWindow, type WindowRefusal } from './rules/window-move.ts'
import { insertNotice, prolongOpenAttempts } from './window-store.ts'

export type MoveRequest = MoveWindow & { readonly contest: string }

const kept = ({ startsAt, endsAt }: Window): KeptWindow => ({
  start: startsAt.toISOString(),
  end: endsAt.toISOString(),
})

/**
 * Moves the window of one part in one round, with the notice that tells the public so. Open attempts
 * keep their deadline or gain by the later end, as asked. The contest, its contest.yaml, the
 * attempts, the notice and the act on the trail are one transaction. Gives the notice's id.
 */
export const moveWindow = async (
  context: Context,
  actor: Actor,
  request: MoveRequest,
): Promise<Result<{ id: number }, PlaceRefusal | WindowRefusal | 'contest_changed_meanwhile'>> => {
  const found = await findWindow(context, actor, request)
  if (!found.ok) return found
  const move = found.value
  return context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const now = context.clock.now()
    const stored = await findStoredEdition(transaction, move.contest.slug)
    if (stored?.revision !== request.revision) return refuse('contest_changed_meanwhile')
    const judged = await judgeWindow(transaction, move, now)
    if (judged === null) return refuse('no_round')
    if (judged.objection !== null) return { ok: false, refusal: judged.objection }
    const { contest, part, round, to } = move
    const at = { part: part.code, round: round.code }
    await changeDefinition(
      transaction,
      contest.slug,
      (definition) => withWindow(definition, at, to),
      now,
    )
    const gained =
      request.openAttempts === 'gain' ? await prolongOpenAttempts(transaction, judged.end, now) : 0
    if (gained > 0) await notify(transaction, 'attempt', MANY_ATTEMPTS)
    return ok({ id: await tell(transaction, actor, { move, judged, request, gained }, now) })
  })
}

type Moved = {
  readonly move: WindowMove
  readonly judged: JudgedMove
  readonly request: MoveRequest
  readonly gained: number
}

const tell = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  { move, judged, request, gained }: Moved,
  now: Date,
): Promise<number> => {
  const { contest, part, round } = move
  const from = kept(judged.from)
  const to = kept(move.to)
  const text = tidy(request.text)
  const id = await insertNotice(transaction, {
    contestId: contest.id,
    partId: part.id,
    number: request.number === null ? null : tidy(request.number),
    issuedOn: request.issuedOn,
    title: tidy(request.title),
    text,
    change: { round: round.code, from, to },
    publishedBy: actor.personId,
    publishedAt: now,
  })
  const changes = [
    { field: 'start', from: from.start, to: to.start },
    { field: 'end', from: from.end, to: to.end },
    { field: 'attemptsProlonged', from: 0, to: gained },
  ].filter((change) => change.from !== change.to)
  const subject = `${part.name.vi}, ${round.name.vi}`
  const subjectId = `${part.code}/${round.code}`
  const act = { contestId: contest.id, kind: 'window.move', subject, subjectId, reason: text }
  await recordAct(transaction, actor, { ...act, changes }, now)
  return id
}
