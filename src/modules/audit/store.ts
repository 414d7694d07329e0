import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Act } from './record-act.ts'

type Executor = Kysely<Tables>

/** Adds acts to the trail, in their order. */
export const insertActs = async (
  executor: Executor,
  actor: { readonly personId: number; readonly name: string },
  acts: readonly Act[],
  now: Date,
): Promise<void> => {
  await sql`
    insert into act (at, actor_id, actor_name, contest_id, unit_id, kind, subject, subject_id,
      reason, changes)
    select ${now}, ${actor.personId}, ${actor.name}, v."contestId", v."unitId", v.kind, v.subject,
      v."subjectId", v.reason, coalesce(v.changes, '[]')
    from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb) as v ("contestId" bigint,
      "unitId" bigint, kind text, subject text, "subjectId" text, reason text, changes jsonb)
  `.execute(executor)
}
