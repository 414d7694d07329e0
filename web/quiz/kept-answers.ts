import type { KeptAnswers, Sheet } from './answer-queue.ts'

/** Keeps the unsent answers of one attempt on this device, shared by all tabs. */
export type Keeper = {
  /** false where the browser keeps nothing: the page must stay open */
  readonly lasting: boolean
  readonly load: () => Promise<KeptAnswers | null>
  /** Puts unsent answers in, and takes out settled ones that were not changed since. */
  readonly keep: (kept: KeptAnswers, settled: Sheet) => void
}

/**
 * What is kept after one tab's word. Another tab's unsent answers stay; a settled answer goes only
 * where it is still the one kept. Null: nothing is left to keep.
 */
export const mergeKept = (
  before: KeptAnswers | null,
  mine: KeptAnswers,
  settled: Sheet,
): KeptAnswers | null => {
  const others = Object.entries(before?.unsent ?? {}).filter(
    ([slot, options]) => String(settled[slot]) !== String(options),
  )
  const unsent = { ...Object.fromEntries(others), ...mine.unsent }
  const sequence = Math.max(before?.sequence ?? 0, mine.sequence)
  return Object.keys(unsent).length === 0 ? null : { sequence, unsent }
}

const storeName = 'unsent'

const finished = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })

const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('hoithi', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName)
  return finished(request)
}

const inDatabase = (database: IDBDatabase, attempt: string): Keeper => ({
  lasting: true,
  load: async () =>
    ((await finished(database.transaction(storeName).objectStore(storeName).get(attempt))) as
      KeptAnswers | undefined) ?? null,
  keep: (kept, settled) => {
    // One transaction reads and writes: two tabs take turns.
    const store = database.transaction(storeName, 'readwrite').objectStore(storeName)
    const before = store.get(attempt) as IDBRequest<KeptAnswers | undefined>
    before.onsuccess = () => {
      const merged = mergeKept(before.result ?? null, kept, settled)
      if (merged === null) store.delete(attempt)
      else store.put(merged, attempt)
    }
  },
})

const inLocalStorage = (storage: Storage, attempt: string): Keeper => {
  const key = `hoithi-unsent-${attempt}`
  const load = () => JSON.parse(storage.getItem(key) ?? 'null') as KeptAnswers | null
  return {
    lasting: true,
    load: () => Promise.resolve(load()),
    keep: (kept, settled) => {
      const merged = mergeKept(load(), kept, settled)
      if (merged === null) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify(merged))
    },
  }
}

const nowhere: Keeper = { lasting: false, load: () => Promise.resolve(null), keep: () => undefined }

/**
 * Opens IndexedDB, which is on disk as soon as it is written; else localStorage; else nothing is
 * kept and the page says so. Never rejects: a contestant is never kept from answering by this.
 */
export const openKeeper = async (attempt: string): Promise<Keeper> => {
  try {
    const keeper = inDatabase(await openDatabase(), attempt)
    await keeper.load()
    return keeper
  } catch (reason) {
    console.warn('IndexedDB', reason)
  }
  try {
    const keeper = inLocalStorage(localStorage, attempt)
    keeper.keep({ sequence: 0, unsent: {} }, {})
    return keeper
  } catch (reason) {
    console.warn('localStorage', reason)
    return nowhere
  }
}
