import type { Executor } from './store.ts'

/** How many attempts are open at this moment. */
export const countOpenAttempts = async (executor: Executor): Promise<number> => {
  const { rows } = await executor.query<{ open: number }>({
    name: 'attempt_count_open',
    text: 'select count(*) as open from attempt where submitted_at is null',
  })
  return rows[0]?.open ?? 0
}
