import type { Context } from '#src/platform/context.ts'
import type { Notices } from '#src/platform/db/notices.ts'
import type { Bank } from './bank.ts'
import { readBank, readStandingQuestions } from './store.ts'

const memories = new WeakMap<Notices, Map<number, Promise<Bank>>>()

const memoryOf = (notices: Notices): Map<number, Promise<Bank>> => {
  const known = memories.get(notices)
  if (known !== undefined) return known
  const memory = new Map<number, Promise<Bank>>()
  notices.on('bank', () => memory.clear())
  memories.set(notices, memory)
  return memory
}

const read = async (context: Context, bankId: number): Promise<Bank> => {
  const [bank, questions] = await Promise.all([
    readBank(context.db.query, bankId),
    readStandingQuestions(context.db.query, bankId),
  ])
  if (bank === undefined) throw new Error(`no question bank ${bankId}`)
  return {
    id: bank.id,
    slug: bank.slug,
    topics: bank.topics,
    questions: questions
      .filter((question) => !question.retired)
      .map(({ retired: _, ...question }) => question),
  }
}

/** The bank that papers are drawn from, from memory where it is held. Throws where there is none. */
export const loadBank = async (context: Context, bankId: number): Promise<Bank> => {
  const memory = memoryOf(context.notices)
  const held = memory.get(bankId)
  if (held !== undefined) return held
  const loading = read(context, bankId)
  memory.set(bankId, loading)
  try {
    return await loading
  } catch (error) {
    if (memory.get(bankId) === loading) memory.delete(bankId)
    throw error
  }
}
