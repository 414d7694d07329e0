import type { TestContext } from 'node:test'
import { buildApp } from '#src/app.ts'
import { type Config, readConfig } from '#src/config.ts'
import type { Clock } from '#src/platform/clock.ts'
import type { Context } from '#src/platform/context.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import type { Web } from '#src/platform/http/web.ts'
import { openTestDatabase } from './database.ts'

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & {
  /** Moves to an instant, given as a Date or as ISO 8601 with an offset. */
  readonly set: (instant: Date | string) => void
  /** Moves on by milliseconds. */
  readonly advance: (milliseconds: number) => void
}

/** The product as a test drives it. */
export type Application = {
  readonly app: HttpApp
  readonly context: Context
  readonly clock: TestClock
}

/** Gives a clock that stands at `start`. */
export const testClock = (start: Date | string): TestClock => {
  let now = new Date(start)
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = new Date(instant)
    },
    advance: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds)
    },
  }
}

export type ApplicationOverrides = {
  /** where the clock stands at first; 09:00 of 1/10/2021 in Vietnam unless given */
  readonly now?: Date | string
  readonly config?: Partial<Config>
  readonly web?: Web
}

/**
 * Starts the whole application on a fresh database, to be asked through `app.inject`. Replies are
 * held against their schemas; all is closed when the test ends.
 */
export const startApplication = async (
  t: TestContext,
  overrides: ApplicationOverrides = {},
): Promise<Application> => {
  const { db, url, beforeClose } = await openTestDatabase(t)
  const notices = await openNotices(url, (error) => t.diagnostic(`Notices: ${error.message}`))
  const clock = testClock(overrides.now ?? '2021-10-01T09:00:00+07:00')
  const config = { ...readConfig({ LOG_LEVEL: 'error' }), ...overrides.config }
  const context = { db, clock, notices, config }
  const app = await buildApp(context, { web: overrides.web ?? null, checkReplies: true })
  beforeClose(async () => {
    await app.close()
    await notices.close()
  })
  return { app, context, clock }
}
