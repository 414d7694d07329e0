import { executionAsyncResource } from 'node:async_hooks'
import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: {
  readonly type: 'major'
  readonly execution: 'sync'
  readonly flavor: 'last-resort'
}) => void

/** One deferred call, kept: see `keepShapeOfCalls`. */
let keptCall: object | null = null

// V8 forgets what it learnt of an object's shape when the last object of that shape is collected,
// and of what `process.nextTick` makes for each call it then never learns again: five are made for
// each request, and took 34 µs of an attempt instead of 4 (decision 0030). One is kept, from before
// the first collection.
const keepShapeOfCalls = (): void => {
  process.nextTick(() => {
    keptCall ??= executionAsyncResource()
  })
}

// While the young generation is still small, requests under way outlive its collections, and V8
// concludes of what they are made of that it lives long: from then on it makes all of that in the old
// generation, where it stays, with all it points to, until the whole heap is collected. A server that
// met its rush right after its start never recovered (decision 0032).
const keepRequestsYoung = (): void => setFlagsFromString('--no-allocation-site-pretenuring')

/**
 * Gives back to the machine what starting took: some 100 MB of garbage and room grown for it, which
 * an idle server would keep, since nothing makes it collect; and keeps V8 from two conclusions that
 * hold while it starts and not under load. Takes a tenth of a second, so it is for the moment before
 * the first request.
 */
export const settleMemory = (): void => {
  keepShapeOfCalls()
  keepRequestsYoung()
  // Written now and not at the end, which a kill would spare.
  flushCompileCache()
  // V8 shows its collector to contexts made while the flag is up.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  setFlagsFromString('--no-expose-gc')
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
