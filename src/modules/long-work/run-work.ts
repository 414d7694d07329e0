import type { Kysely } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Told } from '#src/platform/http/told.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { endWork } from './end-work.ts'
import type { Progress, WorkRefusal, WorkSubject } from './progress.ts'
import { isFull, runnerOf } from './runner.ts'
import type { WorkKind } from './schema.ts'
import { openSteps, type Steps } from './steps.ts'
import { insertWork, writeEnd } from './store.ts'

/** An act that may take long, and how its result is told as a reply. */
export type LongAct<Value, Code extends string> = {
  readonly kind: WorkKind
  readonly run: (progress: Progress<Value>) => Promise<Result<Value, Code>>
  readonly tell: (result: Result<Value, Code>) => Told
}

/** Who asks, in the session with this token; `onFault` is told why a work failed. */
export type Asker = {
  readonly personId: number
  readonly token: string
  readonly onFault: (error: unknown) => void
}

/** The id of a work that has begun, or the reply of an act that ended before it did. */
export type Begun = { readonly id: number } | { readonly told: Told }

/** Thrown within an act that was given up meanwhile, so that its transaction changes nothing. */
class GivenUp extends Error {}

/** A work from when its act has begun it. */
type Running = { readonly id: number; readonly steps: Steps; isTold: boolean }

type Opening = {
  readonly asker: Asker
  readonly kind: WorkKind
  readonly ended: Promise<void>
  readonly onBegun: (work: Running) => void
}

/** Begins a work and waits for its turn. */
const begin = async (
  context: Context,
  { asker, kind, ended, onBegun }: Opening,
  what: WorkSubject,
): Promise<Result<null, WorkRefusal>> => {
  const runner = runnerOf(context)
  if (isFull(runner) || runner.isClosing) return refuse('work_line_full')
  const work = { ...what, kind, personId: asker.personId, runner: runner.id }
  const id = await insertWork(context.db.query, work, context.clock.now())
  if (id === null) return refuse('work_under_way')
  runner.works.set(id, ended)
  onBegun({ id, steps: openSteps(context, id), isTold: false })
  await new Promise<void>((resolve) => {
    void runner.line.run(() => {
      resolve()
      return ended
    })
  })
  if (runner.isClosing) throw new GivenUp('the server stops before its turn came')
  return ok(null)
}

const giveUp = async (
  context: Context,
  { id, steps }: Running,
  error: unknown,
  onFault: Asker['onFault'],
): Promise<void> => {
  if (!(error instanceof GivenUp)) onFault(error)
  await steps.written()
  const state = error instanceof GivenUp ? 'interrupted' : 'failed'
  try {
    await writeEnd(context.db.query, id, state, context.clock.now())
  } catch (fault) {
    // Nobody says any more that it lives, so it is found to be interrupted.
    onFault(fault)
  }
}

/**
 * Runs an act as long work. Gives its id as soon as it has begun: the act goes on in this process, in
 * its own transaction, and whoever asked may leave. Where it ended before (it was refused), gives
 * the reply.
 */
export const runWork = <Value, Code extends string>(
  context: Context,
  asker: Asker,
  { kind, run, tell }: LongAct<Value, Code>,
): Promise<Begun> => {
  const begun = Promise.withResolvers<Begun>()
  const ended = Promise.withResolvers<void>()
  let work: Running | null = null
  const onBegun = (running: Running): void => {
    work = running
    begun.resolve({ id: running.id })
  }
  const running = (): Running | null => work
  const opening = { asker, kind, ended: ended.promise, onBegun }

  const end = async (executor: Kysely<Tables>, told: Told): Promise<void> => {
    const ending = running()
    if (ending === null || ending.isTold) return
    ending.isTold = true
    await ending.steps.written()
    const as = { id: ending.id, kind, token: asker.token }
    if (!(await endWork(executor, as, told, context.clock.now())))
      throw new GivenUp('it was taken for interrupted')
  }

  const carryOut = async (): Promise<void> => {
    try {
      const result = await run({
        begin: (what) => begin(context, opening, what),
        at: (step) => running()?.steps.at(step),
        done: (transaction, value) => end(transaction, tell(ok(value))),
      })
      await end(context.db.query, tell(result))
      begun.resolve({ told: tell(result) })
    } catch (error) {
      const failing = running()
      if (failing === null) begun.reject(error)
      else await giveUp(context, failing, error, asker.onFault)
    } finally {
      const done = running()
      if (done !== null) runnerOf(context).works.delete(done.id)
      ended.resolve()
    }
  }

  void carryOut()
  return begun.promise
}
