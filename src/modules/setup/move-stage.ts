import { recordAct } from '#src/modules/audit/record-act.ts'
import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { readChecklist } from './describe-setup.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { blockersOf } from './rules/checklist.ts'
import { judgeTransition, type Stage, type StageObjection } from './rules/stage.ts'
import { readFigures, writeStage } from './store.ts'

/**
 * Moves a contest to another stage, where the table of transitions and the checklist let it. From
 * `open` on everybody sees it.
 */
export const moveStage = async (
  context: Context,
  actor: Actor,
  slug: string,
  { from, to }: { readonly from: Stage; readonly to: Stage },
): Promise<Result<Stage, AccessRefusal | StageObjection>> => {
  const found = await findOrganised(context, actor, slug)
  if (!found.ok) return found
  return context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const edition = await findStoredEdition(transaction, slug)
    if (edition === null) return refuse('no_contest')
    if (edition.stage !== from) return refuse('stage_not_next')
    const now = context.clock.now()
    const blockers = blockersOf(await readChecklist(transaction, edition, now)).length
    const { taken } = await readFigures(transaction, edition.id)
    const objection = judgeTransition(from, to, { blockers, taken })
    if (objection !== null)
      return refuse(objection, { count: objection === 'checklist_open' ? blockers : taken })
    await writeStage(transaction, edition.id, from, to)
    const changes = [{ field: 'stage', from, to }]
    const subject = edition.definition.name.vi
    const act = { contestId: edition.id, kind: 'stage.change', subject, changes }
    await recordAct(transaction, actor, act, now)
    await notify(transaction, 'contest', edition.id)
    return ok(to)
  })
}
