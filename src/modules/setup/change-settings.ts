import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import { findStoredEdition, type StoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import type { Problem } from '#src/modules/pack/rules/problem.ts'
import { writePack } from '#src/modules/pack/write-pack.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { ok, refuse, type Refusal, type Result } from '#src/shared/result.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { type Judgement, judgeSettings } from './judge-settings.ts'
import { stageAfterChange } from './rules/stage.ts'
import type { SettingsSaved } from './schema.ts'
import { readLastChange } from './settings-store.ts'
import { writeStage } from './store.ts'

type Code = AccessRefusal | 'settings_changed_meanwhile' | 'settings_invalid' | 'settings_refused'

/** What came of it: saved, or a refusal with every place that asks for it. */
export type SettingsOutcome =
  | { readonly ok: true; readonly value: SettingsSaved }
  | {
      readonly ok: false
      readonly refusal: Refusal<Code>
      readonly problems?: readonly Problem[]
    }

const verdictOf = ({ problems, refused }: Judgement): SettingsOutcome | null => {
  const [code, found] =
    problems.length > 0
      ? (['settings_invalid', [...problems, ...refused]] as const)
      : (['settings_refused', refused] as const)
  if (found.length === 0) return null
  return { ...refuse(code, { count: found.length }), problems: found }
}

const write = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  standing: StoredEdition,
  { edition, difference, changes }: Judgement,
  now: Date,
): Promise<SettingsSaved> => {
  const { stage, revision } = standing
  const saved = { changes: changes.map(({ path, from, to }) => ({ field: path, from, to })) }
  if (edition === null || difference === null || changes.length === 0)
    return { ...saved, revision, stage }
  await writePack(transaction, { edition, banks: [] }, difference, now)
  const next = stageAfterChange(stage)
  if (next !== stage) await writeStage(transaction, standing.id, stage, next)
  const act = { kind: 'settings.change', subject: edition.definition.name.vi, ...saved }
  await recordAct(transaction, actor, { contestId: standing.id, ...act }, now)
  return { ...saved, revision: revision + 1, stage: next }
}

const conflict = async (
  transaction: Kysely<Tables>,
  contestId: number,
): Promise<Result<never, 'settings_changed_meanwhile'>> => {
  const last = await readLastChange(transaction, contestId)
  return refuse('settings_changed_meanwhile', {
    name: last?.by ?? 'contest import',
    at: last === undefined ? '' : vietnamTime(last.at),
  })
}

/**
 * Saves the settings of a contest, all or nothing, as one act with what changed from what to what;
 * contest.yaml is written anew with them. They were made from `revision`: where somebody else has
 * saved since, refuses `settings_changed_meanwhile` with who and when. A contest that was checked
 * is a draft again.
 */
export const changeSettings = async (
  context: Context,
  actor: Actor,
  slug: string,
  { revision, settings }: { readonly revision: number; readonly settings: unknown },
): Promise<SettingsOutcome> => {
  const found = await findOrganised(context, actor, slug)
  if (!found.ok) return found
  return context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const standing = await findStoredEdition(transaction, slug)
    if (standing === null) return refuse('no_contest')
    if (standing.revision !== revision) return conflict(transaction, standing.id)
    const now = context.clock.now()
    const judgement = await judgeSettings(transaction, actor, standing, settings, now)
    return verdictOf(judgement) ?? ok(await write(transaction, actor, standing, judgement, now))
  })
}
