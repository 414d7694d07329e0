import { goto } from '$app/navigation'
import type { LongWork, LongWorkOutcome } from '#src/modules/long-work/schema.ts'
import { asReply, type Reply } from '#web/api.ts'
import type { WorkPhrases } from '#web/phrases/vi/desk/work.ts'
import { showWorkHere } from './shown-work.svelte.ts'
import { openWorkApi } from './work-api.ts'

// What is over before that is shown as if it had been done at once.
const barAfterMs = 400
const pausesMs = [80, 120, 200, 300, 500]
const lastPauseMs = 800

/** `work` is null where nothing is kept of it any more. */
type End = (reply: Reply<unknown>, work: LongWorkOutcome | null) => Promise<void> | void

const failed = (code: string, detail: string): Reply<never> => ({
  ok: false,
  problem: { status: 0, code, detail },
})

/**
 * The long work that a page has asked for, or that its address names: follows it to its end and gives
 * the reply that the act would have given at once. The page may be left and come back to.
 */
export class FollowedWork {
  /** null: none is under way */
  work = $state.raw<LongWork | null>(null)
  /** it takes long enough to be shown */
  isShown = $state(false)
  /** the address names one, of which nothing is known yet */
  isFinding = $state(false)
  /** the network is gone; the work goes on */
  isLost = $state(false)
  #words: () => WorkPhrases
  #onEnd: End
  #timer: ReturnType<typeof setTimeout> | undefined
  #bar: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #seen: string | null = null
  #named: string | null = null

  constructor(words: () => WorkPhrases, onEnd: End) {
    this.#words = words
    this.#onEnd = onEnd
  }

  /** Follows a work that has just begun; the page's address names it from now on. */
  begin = (work: LongWork): void => {
    this.#name(work.id)
    this.#follow(work)
    this.#bar = setTimeout(() => {
      this.isShown = true
    }, barAfterMs)
    void nameInAddress(work.id)
  }

  /** Follows the work that the page's address names, if it does. */
  resume = (id: string | null): void => {
    if (id === null || id === this.#named || !/^\d+$/u.test(id)) return
    this.#stop()
    this.#name(id)
    this.isFinding = true
    this.isShown = true
    this.#asked = 0
    void this.#ask(id)
  }

  /** Forgets what came of a work at once: it was printed or saved. */
  putAway = async (id: string): Promise<void> => {
    await openWorkApi(fetch).putAway(id)
    await nameInAddress(null)
  }

  /** What came of it has been read here: it is forgotten when the page is left. */
  seen = ({ id, kept }: LongWorkOutcome): void => {
    if (kept !== 'elsewhere') this.#seen = id
  }

  /** The page is left; what is under way goes on. */
  leave = (): void => {
    this.#stop()
    this.#name(null)
    if (this.#seen !== null) void openWorkApi(fetch).putAway(this.#seen)
  }

  #name(id: string | null): void {
    this.#named = id
    showWorkHere(id)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#bar)
    this.work = null
    this.isShown = false
    this.isFinding = false
    this.isLost = false
  }

  #follow(work: LongWork): void {
    this.work = work
    this.#asked = 0
    this.#soon(work.id)
  }

  #soon(id: string): void {
    const pause = pausesMs[this.#asked] ?? lastPauseMs
    this.#asked += 1
    this.#timer = setTimeout(() => void this.#ask(id), pause)
  }

  async #ask(id: string): Promise<void> {
    const reply = await openWorkApi(fetch).show(id)
    // The page was left meanwhile, or follows another.
    if (this.#named !== id || (this.work === null && !this.isFinding)) return
    this.isLost = !reply.ok && reply.problem.status === 0
    if (this.isLost) return this.#soon(id)
    this.isFinding = false
    if (reply.ok && reply.value.state === 'running') {
      this.work = reply.value
      return this.#soon(id)
    }
    this.#stop()
    if (reply.ok) await this.#onEnd(this.#replyOf(reply.value), reply.value)
    else await this.#onEnd(reply, null)
  }

  #replyOf({ state, kept, reply }: LongWorkOutcome): Reply<unknown> {
    const words = this.#words()
    if (reply !== null) return asReply(reply.status, reply.body)
    if (state === 'failed') return failed(state, words.failedText)
    if (state === 'interrupted') return failed(state, words.interruptedText)
    return kept === 'elsewhere'
      ? failed('elsewhere', words.elsewhere)
      : failed('gone', words.sessionGone)
  }
}

const nameInAddress = (id: string | null): Promise<void> => {
  const query = new URLSearchParams(window.location.search)
  if (id === null) query.delete('work')
  else query.set('work', id)
  return goto(`?${query.toString()}`, { replace: true, shallow: true })
}
