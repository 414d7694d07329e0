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

/**
 * Gives back to the machine what starting took: some 100 MB of garbage and room grown for it, which
 * an idle server would keep, since nothing makes it collect. Takes a tenth of a second, so it is for
 * the moment before the first request. How memory is managed under load stays as it was.
 */
export const settleMemory = (): void => {
  keepShapeOfCalls()
  // Written now and not at the end, which a kill would spare.
  flushCompileCache()
  // V8 shows its collector to contexts made while the flag is up.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  setFlagsFromString('--no-expose-gc')
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
