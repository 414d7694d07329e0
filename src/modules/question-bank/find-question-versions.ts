import type { Context } from '#src/platform/context.ts'
import type { Database } from '#src/platform/db/database.ts'
import type { Question } from './question.ts'
import { readVersions } from './store.ts'

/** Versions never change, so they stay in memory as long as their database. */
const memories = new WeakMap<Database, Map<number, Question>>()

/** The questions of these version ids, retired ones too. Throws where one does not exist. */
export const findQuestionVersions = async (
  context: Context,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, Question>> => {
  const memory = memories.get(context.db) ?? new Map<number, Question>()
  memories.set(context.db, memory)
  const missing = versionIds.filter((id) => !memory.has(id))
  if (missing.length > 0)
    for (const question of await readVersions(context.db.query, missing))
      memory.set(question.versionId, question)
  return new Map(
    versionIds.map((id) => {
      const question = memory.get(id)
      if (question === undefined) throw new Error(`no question version ${id}`)
      return [id, question]
    }),
  )
}
