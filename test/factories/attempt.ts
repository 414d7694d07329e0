import { inject, type InjectOptions, type Response } from 'light-my-request'
import type { Attempt, Answers } from '#src/modules/attempt/schema.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import { findQuestionVersions } from '#src/modules/question-bank/find-question-versions.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { aContestant, aSession, type ContestantOptions } from './people.ts'

/** A contestant's way to the quiz of a contest, as their browser would go it. */
export type Contestant = {
  readonly personId: number
  readonly cookie: string
  readonly list: () => Promise<Response>
  readonly start: () => Promise<Response>
  /** Starts an attempt and gives it; throws where it was refused. */
  readonly begin: () => Promise<Attempt>
  readonly show: (id: string) => Promise<Response>
  readonly save: (id: string, sequence: number, answers: Answers) => Promise<Response>
  readonly submit: (id: string, sequence: number, answers: Answers) => Promise<Response>
}

/** Asks the server as it listens: by the short way, where that takes it, before the framework. */
export const ask = (app: HttpApp, request: InjectOptions): Promise<Response> =>
  inject((incoming, outgoing) => void app.server.emit('request', incoming, outgoing), request)

/** Takes the part `kien-thuc` of a contest with the session of this cookie. */
export const contestantOf = (
  app: HttpApp,
  contest: Contest,
  person: { readonly id: number; readonly cookie: string },
): Contestant => {
  const attempts = `/api/v1/contests/${contest.slug}/parts/kien-thuc/attempts`
  const headers = { cookie: person.cookie, 'accept-language': 'en' }
  const start = () => ask(app, { method: 'POST', url: attempts, headers })
  return {
    personId: person.id,
    cookie: person.cookie,
    list: () => ask(app, { url: attempts, headers }),
    start,
    begin: async () => {
      const reply = await start()
      if (reply.statusCode !== 201) throw new Error(`${reply.statusCode} ${reply.body}`)
      return reply.json<Attempt>()
    },
    show: (id) => ask(app, { url: `/api/v1/attempts/${id}`, headers }),
    save: (id, sequence, answers) =>
      ask(app, {
        method: 'PUT',
        url: `/api/v1/attempts/${id}/answers`,
        headers,
        payload: { sequence, answers },
      }),
    submit: (id, sequence, answers) =>
      ask(app, {
        method: 'POST',
        url: `/api/v1/attempts/${id}/submission`,
        headers,
        payload: { sequence, answers },
      }),
  }
}

/** A new person on the contest's roster, signed in. */
export const aContestantAt = async (
  { app, context }: { readonly app: HttpApp; readonly context: Context },
  contest: Contest,
  options: ContestantOptions = {},
): Promise<Contestant> => {
  const { id } = await aContestant(context, contest, options)
  return contestantOf(app, contest, { id, cookie: await aSession(context, id) })
}

/** Answers with the first `right` slots answered rightly and all others wrongly. */
export const answersFor = async (
  context: Context,
  attempt: Pick<Attempt, 'id' | 'slots'>,
  right: number,
): Promise<Answers> => {
  const { paper } = await context.db.query
    .selectFrom('attempt')
    .select('paper')
    .where('id', '=', attempt.id)
    .executeTakeFirstOrThrow()
  const drawn = paper as [number, number[]][]
  const versions = await findQuestionVersions(
    context,
    drawn.map(([id]) => id),
  )
  return Object.fromEntries(
    drawn.map(([id, order], index) => {
      const options = versions.get(id)?.options ?? []
      const chosen = order.findIndex(
        (written) => (options[written - 1]?.correct === true) === index < right,
      )
      return [String(index + 1), [chosen + 1]]
    }),
  )
}
