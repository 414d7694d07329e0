import { tokenHash } from '#src/modules/person/session-token.ts'
import { isSecret } from './progress.ts'
import { remainingMs } from './rules/remaining.ts'
import type { LongWork } from './schema.ts'
import type { WorkRow } from './store.ts'

const keptOf = (row: WorkRow, token: string): LongWork['kept'] => {
  if (row.replyStatus === null) return null
  // what was refused holds no password
  if (!isSecret(row.kind) || row.replyStatus >= 400) return 'here'
  if (row.sealedFor === null) return 'gone'
  return row.sealedFor.equals(tokenHash(token)) ? 'here' : 'elsewhere'
}

/** Tells of a work to the session with this token. */
export const describeWork = (row: WorkRow, token: string, now: Date): LongWork => ({
  id: String(row.id),
  kind: row.kind,
  contest: row.contest,
  unit: row.unit,
  subject: row.subject,
  subjectId: row.subjectId,
  state: row.state,
  stage: row.stage,
  done: row.done,
  total: row.total,
  remainingMs:
    row.state === 'running' && row.stage === 'writing'
      ? remainingMs(row, now.getTime() - row.stageAt.getTime())
      : null,
  begunAt: row.begunAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  kept: keptOf(row, token),
})
