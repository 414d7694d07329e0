/**
 * Tells every process of this installation that something kept in memory is out of date
 * (PostgreSQL LISTEN/NOTIFY on one channel). After a lost connection every listener is called
 * with null, since notices may have been missed.
 */
export type Notices = {
  /** Calls `listener` with the payload of every notice of this kind, or null: drop everything. */
  readonly on: (kind: NoticeKind, listener: (payload: string | null) => void) => void
  /**
   * Waits until every notice whose commit came before this call has been heard by this process.
   * Rejects while the connection is lost; once it is mended everything is dropped anyway.
   */
  readonly caughtUp: () => Promise<void>
  readonly close: () => Promise<void>
}

export type NoticeKind = 'contest' | 'bank' | 'person' | 'publication' | 'attempt'
