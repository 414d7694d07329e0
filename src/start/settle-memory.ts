import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: {
  readonly type: 'major'
  readonly execution: 'sync'
  readonly flavor: 'last-resort'
}) => void

/**
 * Gives back to the machine what starting took: some 100 MB of garbage and room grown for it, which
 * an idle server would keep, since nothing makes it collect. Takes a tenth of a second, so it is for
 * the moment before the first request. How memory is managed under load stays as it was.
 */
export const settleMemory = (): void => {
  // Written now and not at the end, which a kill would spare.
  flushCompileCache()
  // V8 shows its collector to contexts made while the flag is up.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  setFlagsFromString('--no-expose-gc')
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
