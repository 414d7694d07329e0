import type { Config } from '#src/config.ts'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import type { Notices } from './db/notices.ts'

/** What every use case is handed by the composition root; nothing else is global. */
export type Context = {
  readonly db: Database
  readonly clock: Clock
  readonly notices: Notices
  readonly config: Config
}
