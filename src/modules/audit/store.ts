import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { foldForSearch } from '#src/shared/text.ts'
import type { Act } from './record-act.ts'

type Executor = Kysely<Tables>

/** Adds acts to the trail, in their order. */
export const insertActs = async (
  executor: Executor,
  actor: { readonly personId: number; readonly name: string },
  acts: readonly Act[],
  now: Date,
): Promise<void> => {
  const rows = acts.map((act) => ({
    ...act,
    searchText: foldForSearch([actor.name, act.subject, act.reason ?? ''].join(' ')),
  }))
  await sql`
    insert into act (at, actor_id, actor_name, contest_id, unit_id, kind, subject, subject_id,
      reason, changes, search_text)
    select ${now}, ${actor.personId}, ${actor.name}, v."contestId", v."unitId", v.kind, v.subject,
      v."subjectId", v.reason, coalesce(v.changes, '[]'), v."searchText"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v ("contestId" bigint,
      "unitId" bigint, kind text, subject text, "subjectId" text, reason text, changes jsonb, "searchText" text)
  `.execute(executor)
}
