import type { TestContext } from 'node:test'
import { buildApp } from '#src/app.ts'
import { openDatabase } from '#src/platform/db/database.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'
import type { Application } from './application.ts'

/**
 * The application started once more on the database of another, as a second process or after a
 * restart: it shares the clock and nothing that is kept in memory.
 */
export const anotherProcess = async (
  t: TestContext,
  { context, clock }: Application,
): Promise<Application> => {
  const { connectionString } = context.db.pool.options
  if (connectionString === undefined) throw new Error('the database has no address')
  const tell = (error: Error): void => t.diagnostic(error.message)
  const db = openDatabase(connectionString, { connections: 10, onError: tell })
  const notices = await openNotices(connectionString, tell)
  const own = { ...context, db, notices }
  const app = await buildApp(own, { web: null, checkReplies: true })
  t.after(async () => {
    await app.close()
    await notices.close()
    await db.close()
  })
  return { app, context: own, clock }
}
