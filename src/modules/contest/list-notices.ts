import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Contest } from './contest.ts'
import type { KeptWindow } from './definition.ts'
import { findOpenContest } from './find-contest.ts'
import { type NoticeRow, readNotices } from './notice-store.ts'
import type { NoticeList } from './schema.ts'

type Notice = NoticeList['rows'][number]

const windowOf = ({ start, end }: KeptWindow) => ({ startsAt: start, endsAt: end })

const changeOf = (contest: Contest, { partId, change }: NoticeRow): Notice['change'] => {
  const part = contest.parts.find(({ id }) => id === partId)
  if (change === null || part === undefined) return null
  const round = contest.rounds.find(({ code }) => code === change.round)
  return {
    part: { code: part.code, name: part.name },
    // A round that is gone by now is told by its code.
    round: { code: change.round, name: round?.name ?? { vi: change.round } },
    from: windowOf(change.from),
    to: windowOf(change.to),
  }
}

/** The notices of a contest as everybody may read them, newest first, a page at a time. */
export const listNotices = async (
  context: Context,
  request: {
    readonly contest: string
    readonly limit: number
    /** id of the notice after which to go on */
    readonly after?: string | undefined
  },
): Promise<Result<NoticeList, 'no_contest'>> => {
  const contest = await findOpenContest(context, request.contest)
  if (contest === null) return refuse('no_contest')
  const after = request.after === undefined ? null : Number(request.after)
  const rows = await readNotices(context.db.query, contest.id, after, request.limit + 1)
  const page = rows.slice(0, request.limit)
  return ok({
    rows: page.map((row) => ({
      id: String(row.id),
      number: row.number,
      issuedOn: row.issuedOn,
      title: row.title,
      text: row.text,
      publishedAt: row.publishedAt.toISOString(),
      change: changeOf(contest, row),
    })),
    next: rows.length > page.length ? String(page.at(-1)?.id ?? '') : null,
  })
}
