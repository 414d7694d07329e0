import { ANSWER_PATIENCE } from '#src/platform/db/database.ts'
import { plainArray } from '#src/platform/db/plain-array.ts'
import { isoOf } from '#src/shared/instant.ts'
import type { KnownBrowser } from './known-browser.ts'
import type { Executor } from './store.ts'
import type { TraceEvent } from './trace-line.ts'

/** An event as it is written, with what its browser's words come to. */
export type TraceRow = Omit<TraceEvent, 'browser'> & { readonly browser: KnownBrowser }

/**
 * Writes what browsers did, in the order given. An event of an attempt belongs where the attempt
 * does, any other where its address says; one that leads nowhere is left out, and an attempt of
 * somebody else is not named.
 */
export const insertTraces = async (
  executor: Executor,
  events: readonly TraceRow[],
): Promise<void> => {
  await executor.query({
    ...ANSWER_PATIENCE,
    name: 'trace_write',
    text: `insert into trace (at, contest_id, part_id, person_id, attempt_id, kind, sequence, code,
        device, address, agent)
      select v.at, part.contest_id, part.id, v.person_id,
        case when a.person_id = v.person_id then a.id end, v.kind, v.sequence, v.code, v.device,
        v.address, v.agent
      from unnest($1::timestamptz[], $2::bigint[], $3::text[], $4::uuid[], $5::text[], $6::text[],
        $7::int[], $8::text[], $9::text[], $10::text[], $11::text[]) with ordinality
        as v (at, person_id, kind, attempt_id, contest, part, sequence, code, device, address,
          agent, place)
      left join attempt a on a.id = v.attempt_id
      left join contest c on c.slug = v.contest
      left join part named on named.contest_id = c.id and named.code = v.part
      join part on part.id = coalesce(a.part_id, named.id)
      order by v.place`,
    values: [
      plainArray(events.map((event) => isoOf(event.at))),
      plainArray(events.map((event) => event.browser.personId)),
      plainArray(events.map((event) => event.kind)),
      plainArray(events.map((event) => event.attemptId)),
      events.map((event) => event.contest),
      events.map((event) => event.part),
      plainArray(events.map((event) => event.sequence)),
      plainArray(events.map((event) => event.code)),
      plainArray(events.map((event) => event.browser.device)),
      events.map((event) => event.browser.address),
      events.map((event) => event.browser.agent),
    ],
  })
}

/** Deletes up to `limit` traces from before `before` of contests that closed before it; how many. */
export const deleteTraces = async (
  executor: Executor,
  before: Date,
  limit: number,
): Promise<number> => {
  const { rowCount } = await executor.query({
    text: `delete from trace where id in (
      select id from trace
      where at < $1 and contest_id in (
        select contest_id from round group by contest_id having max(ends_at) < $1)
      limit $2)`,
    values: [isoOf(before), limit],
  })
  return rowCount ?? 0
}
