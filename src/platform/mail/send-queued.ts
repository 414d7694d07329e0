import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

/** A letter taken from the queue. */
export type TakenLetter = {
  readonly id: number
  readonly recipient: string
  readonly subject: string
  readonly body: string
  /** how often it was tried, this time included */
  readonly tries: number
}

/** Hands a letter to the mail server; rejects where it was not taken. */
export type Post = (letter: TakenLetter) => Promise<void>

const batchSize = 20

// A letter that is being sent is nobody else's for so long; after a kill it is sent again then.
const leaseMs = 5 * 60_000

/** Pauses between tries, in ms; after the last a letter is given up. */
const pauses = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000]

const take = async (executor: Executor, now: Date): Promise<readonly TakenLetter[]> => {
  const { rows } = await sql<TakenLetter>`
    update mail set tries = tries + 1, next_try_at = ${new Date(now.getTime() + leaseMs)}
    where id in (
      select id from mail
      where sent_at is null and failure is null and next_try_at <= ${now}
      order by next_try_at, id limit ${batchSize} for update skip locked)
    returning id, recipient, subject, body, tries`.execute(executor)
  return rows
}

const markSent = async (executor: Executor, id: number, now: Date): Promise<void> => {
  await sql`update mail set sent_at = ${now}, body = null where id = ${id}`.execute(executor)
}

const markFailed = async (
  executor: Executor,
  { id, tries }: TakenLetter,
  why: string,
  { now, isFinal }: { readonly now: Date; readonly isFinal: boolean },
): Promise<void> => {
  const pause = isFinal ? undefined : pauses[tries - 1]
  if (pause === undefined)
    await sql`update mail set failure = ${why}, body = null where id = ${id}`.execute(executor)
  else
    await sql`
      update mail set next_try_at = ${new Date(now.getTime() + pause)}
      where id = ${id}`.execute(executor)
}

// RFC 5321, 4.2.1: a reply of 5xx is for good; of that kind are an unknown mailbox or a bad address.
const isForGood = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500 &&
  // 535: our own password at the server is wrong, which is no fault of the letter.
  error.responseCode !== 535

const sayWhy = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)

/**
 * Sends the letters that are due, each at least once; gives how many went. Several processes may do
 * so at once: each takes what no other has taken. What the server refuses for good, or five times,
 * is given up with its words; the others are tried again later.
 */
export const sendQueued = async (
  executor: Executor,
  post: Post,
  clock: { readonly now: () => Date },
): Promise<number> => {
  let sent = 0
  for (;;) {
    const letters = await take(executor, clock.now())
    for (const letter of letters) {
      try {
        await post(letter)
        await markSent(executor, letter.id, clock.now())
        sent += 1
      } catch (error) {
        const as = { now: clock.now(), isFinal: isForGood(error) }
        await markFailed(executor, letter, sayWhy(error), as)
      }
    }
    if (letters.length < batchSize) return sent
  }
}
