import type { Kysely } from 'kysely'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { insertActs } from './store.ts'

/** What a person did, for the audit trail. */
export type Act = {
  /** null: an act on the installation as a whole */
  readonly contestId: number | null
  /** the unit whose coordinator may read of it too */
  readonly unitId?: number | null
  /** noun.verb: `settings.change`, `contestant.move` */
  readonly kind: string
  /** what it was done to, as people call it */
  readonly subject: string
  /** the id of that thing: acts on the same thing carry the same */
  readonly subjectId?: string | null
  readonly reason?: string | null
  /** plain JSON; no password and no answer key, ever */
  readonly changes?: readonly {
    readonly field: string
    readonly from: unknown
    readonly to: unknown
  }[]
}

/**
 * Writes acts onto the audit trail inside the transaction that does them, so that there is no act
 * without its line and no line without its act.
 */
export const recordActs = async (
  transaction: Kysely<Tables>,
  actor: Pick<Actor, 'personId' | 'name'>,
  acts: readonly Act[],
  now: Date,
): Promise<void> => {
  if (acts.length > 0) await insertActs(transaction, actor, acts, now)
}

/** Writes one act onto the audit trail. */
export const recordAct = (
  transaction: Kysely<Tables>,
  actor: Pick<Actor, 'personId' | 'name'>,
  act: Act,
  now: Date,
): Promise<void> => recordActs(transaction, actor, [act], now)
