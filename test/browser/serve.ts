// The real application with the built web app and a database of its own, for as long as a browser
// test needs it. Started by application.ts: `node serve.ts <story>`, and told to end by a message.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { buildApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import type { Context } from '#src/platform/context.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'
import { loadWeb } from '#src/platform/http/web.ts'
import { openTestDatabase } from '#test/factories/database.ts'

/** A story's data: written before the browser comes; what it returns is handed to the tests. */
export type Story = {
  readonly now?: string
  /** whether time stands still there, as for pictures; it goes on unless said */
  readonly stands?: boolean
  readonly prepare: (context: Context) => Promise<object>
}

const tell = (message: object): void => {
  if (process.send === undefined) console.log(JSON.stringify(message))
  else process.send(message)
}

// Ports from 32768 to 60999 are handed out to clients, and are now and then taken.
const listen = async (app: Awaited<ReturnType<typeof buildApp>>): Promise<number> => {
  for (let tries = 0; ; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    try {
      await app.listen({ host: '127.0.0.1', port })
      return (app.server.address() as AddressInfo).port
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === 20) throw error
    }
  }
}

await test('the application', async (t) => {
  const [, , path = ''] = process.argv
  const story = (await import(path)) as Story
  const { db, url } = await openTestDatabase(t)
  const notices = await openNotices(url, (error) => t.diagnostic(error.message))
  const began = Date.now()
  const start = Date.parse(story.now ?? '2021-10-01T09:00:00+07:00')
  const clock = { now: () => new Date(start + (story.stands ? 0 : Date.now() - began)) }
  const config = { ...readConfig({ LOG_LEVEL: 'error', HOITHI_DESIGN: 'on' }) }
  const context = { db, clock, notices, config }
  const app = await buildApp(context, { web: await loadWeb(), checkReplies: true })
  try {
    const told = await story.prepare(context)
    const port = await listen(app)
    tell({ origin: `http://127.0.0.1:${port}`, told })
    // Playwright ends it by a message; a Playwright that died takes its channel with it.
    await (process.send === undefined
      ? once(process, 'SIGINT')
      : Promise.race([once(process, 'message'), once(process, 'disconnect')]))
  } finally {
    app.server.closeAllConnections()
    await app.close()
    await notices.close()
    if (process.connected) process.disconnect()
  }
})
