import { type Kysely, sql } from 'kysely'
import type { Config } from '#src/config.ts'
import type { Tables } from '#src/platform/db/tables.ts'

/** A letter that is to go out. */
export type Letter = {
  readonly contestId: number
  readonly unitId: number
  readonly kind: 'slip' | 'reminder'
  /** whom it is for, where they have an account */
  readonly personId: number | null
  readonly recipient: string
  readonly subject: string
  /** plain text; forgotten once it has gone */
  readonly body: string
}

/** Whether letters can be sent at all. */
export const sendsMail = ({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): boolean =>
  smtpUrl !== null && mailFrom !== null

/** Queues letters in the transaction of the act that asks for them; they go out after its commit. */
export const queueMail = async (
  transaction: Kysely<Tables>,
  letters: readonly Letter[],
  now: Date,
): Promise<void> => {
  await sql`
    insert into mail (contest_id, unit_id, kind, person_id, recipient, subject, body, queued_at,
      next_try_at)
    select "contestId", "unitId", kind, "personId", recipient, subject, body, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as letter ("contestId" bigint,
      "unitId" bigint, kind text, "personId" bigint, recipient text, subject text, body text)
  `.execute(transaction)
}
