import type { Context } from '#src/platform/context.ts'
import type { Database } from '#src/platform/db/database.ts'
import type { Question } from './question.ts'
import { readVersions } from './store.ts'

/** Versions never change, so they stay in memory as long as their database. */
const memories = new WeakMap<Database, Map<number, Question>>()

const memoryOf = (db: Database): Map<number, Question> => {
  const known = memories.get(db)
  if (known !== undefined) return known
  const memory = new Map<number, Question>()
  memories.set(db, memory)
  return memory
}

/**
 * Questions by version id, at least those of these ids, retired ones too; at once where they are in
 * memory. Throws where one does not exist.
 */
export const findQuestionVersions = (
  { db }: Pick<Context, 'db'>,
  versionIds: readonly number[],
): ReadonlyMap<number, Question> | Promise<ReadonlyMap<number, Question>> => {
  const memory = memoryOf(db)
  const missing = versionIds.filter((id) => !memory.has(id))
  return missing.length === 0 ? memory : read(db, memory, missing)
}

const read = async (
  { query }: Database,
  memory: Map<number, Question>,
  missing: readonly number[],
): Promise<ReadonlyMap<number, Question>> => {
  for (const question of await readVersions(query, missing))
    // Of two readers at once the first one's stays: what is known of a question hangs on it.
    if (!memory.has(question.versionId)) memory.set(question.versionId, question)
  const absent = missing.find((id) => !memory.has(id))
  if (absent !== undefined) throw new Error(`no question version ${absent}`)
  return memory
}
