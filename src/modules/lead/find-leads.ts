import type { Contest } from '#src/modules/contest/contest.ts'
import { findWatched, type WatchRefusal } from '#src/modules/live/find-watched.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { fastLeads, type Found, sameLeads } from './look-at-attempts.ts'
import { traceLeads } from './look-at-traces.ts'
import type { Leads } from './schema.ts'
import { readNames, readNotes } from './store.ts'

type Looked = {
  readonly found: readonly Found[]
  readonly looked: Leads['looked']
  readonly at: Date
}

// Looking is dear and leads do not hurry; a note is seen at once.
const keptMs = 60_000
const kept = new WeakMap<
  Context,
  Map<number, { readonly readAt: number; looked: Promise<Looked> }>
>()

// Of whom a lead is about so many are named; the rest are counted.
const mostNamed = 20

/**
 * Patterns worth a look, for those who answer for a contest. They are found by looking, at most
 * once a minute, and are nowhere written down; nothing follows from them by itself.
 */
export const findLeads = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Leads, WatchRefusal>> => {
  const watched = await findWatched(context, actor, slug)
  if (!watched.ok) return watched
  const contest = watched.value
  const { found, looked, at } = await lookAt(context, contest)
  const { query } = context.db
  const ids = [...new Set(found.flatMap(({ people }) => people.slice(0, mostNamed)))]
  const [names, notes] = await Promise.all([
    readNames(query, contest.id, ids),
    readNotes(query, contest.id),
  ])
  const noteOf = new Map(notes.map((note) => [`${note.kind} ${note.subject}`, note]))
  return ok({
    asOf: at.toISOString(),
    looked,
    leads: found.map(({ kind, subject, people, evidence, at: when }) => {
      const note = noteOf.get(`${kind} ${subject}`)
      return {
        kind,
        subject,
        people: people.slice(0, mostNamed).flatMap((id) => {
          const named = names.get(id)
          return named === undefined ? [] : [{ id: String(id), ...named }]
        }),
        peopleInAll: people.length,
        evidence,
        at: when?.toISOString() ?? null,
        note:
          note === undefined ? null : { text: note.text, by: note.by, at: note.at.toISOString() },
      }
    }),
  })
}

const lookAt = (context: Context, contest: Contest): Promise<Looked> => {
  const memory = kept.get(context) ?? new Map<number, { readAt: number; looked: Promise<Looked> }>()
  kept.set(context, memory)
  const now = context.clock.now()
  const last = memory.get(contest.id)
  if (last && Math.abs(now.getTime() - last.readAt) < keptMs) return last.looked
  const looked = look(context, contest, now)
  memory.set(contest.id, { readAt: now.getTime(), looked })
  looked.catch(() => memory.delete(contest.id))
  return looked
}

const look = async (context: Context, contest: Contest, at: Date): Promise<Looked> => {
  const fast = await fastLeads(context, contest)
  const same = await sameLeads(context, contest)
  const traces = await traceLeads(context, contest)
  return {
    found: [...fast.found, ...same.found, ...traces.found],
    looked: { attempts: fast.attempts, compared: same.compared, traces: traces.traces },
    at,
  }
}
