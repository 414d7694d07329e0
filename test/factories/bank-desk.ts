import type { LightMyRequestResponse } from 'fastify'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Role } from '#src/modules/person/actor.ts'
import type { WriteQuestion, Written } from '#src/modules/question-bank/schema.ts'
import type { LongWorkOutcome } from '#src/modules/long-work/schema.ts'
import type { Application } from './application.ts'
import { longWorkOf } from './long-work.ts'
import { aPerson, aSession } from './people.ts'

/** Somebody's way to the bank of a contest, as their browser would go it. */
export type BankDesk = {
  readonly name: string
  readonly banks: (contest?: string) => Promise<LightMyRequestResponse>
  readonly get: (rest: string) => Promise<LightMyRequestResponse>
  readonly ask: (
    method: 'POST' | 'PUT' | 'DELETE',
    rest: string,
    body?: object,
  ) => Promise<LightMyRequestResponse>
  readonly upload: (rest: string, file: Buffer) => Promise<LightMyRequestResponse>
  /** Uploads it as long work; gives what came of it. */
  readonly uploadLong: (rest: string, file: Buffer) => Promise<LongWorkOutcome>
  /** Writes a new question, or the draft of an existing one; throws where it was refused. */
  readonly write: (typed?: Partial<WriteQuestion>, code?: string) => Promise<Written>
}

/** A question of two options, the first of them right, unless said. */
export const aTypedQuestion = (change: Partial<WriteQuestion> = {}): WriteQuestion => ({
  topic: 'thu-tuc',
  newTopic: false,
  difficulty: 'easy',
  stem: 'Cơ quan nào tiếp nhận hồ sơ?',
  options: ['Bộ phận Một cửa', 'Văn thư'].map((text, place) => ({
    text,
    pinned: false,
    correct: place === 0,
  })),
  keepOrder: false,
  explanation: null,
  source: null,
  replaces: null,
  ...change,
})

/** A new person with a role at the contest, at the desk of its bank. */
export const bankDeskOf = async (
  { app, context }: Application,
  contest: Contest,
  role: Role = 'question_writer',
): Promise<BankDesk> => {
  const person = await aPerson(context, { grants: [{ role, contest }] })
  const headers = { cookie: await aSession(context, person.id), 'accept-language': 'vi' }
  const bank = `/api/v1/contests/${contest.slug}/banks/${contest.slug}-bank`
  const own = longWorkOf({ app }, headers.cookie)
  const ask: BankDesk['ask'] = (method, rest, body) =>
    app.inject({
      method,
      url: bank + rest,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    })
  return {
    name: person.name,
    banks: (slug = contest.slug) => app.inject({ url: `/api/v1/contests/${slug}/banks`, headers }),
    get: (rest) => app.inject({ url: bank + rest, headers }),
    ask,
    upload: (rest, file) =>
      app.inject({
        method: 'POST',
        url: bank + rest,
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        payload: file,
      }),
    uploadLong: async (rest, file) => own.ended((await own.begin(bank + rest, file)).id),
    write: async (typed = {}, code) => {
      const reply =
        code === undefined
          ? await ask('POST', '/questions', aTypedQuestion(typed))
          : await ask('PUT', `/questions/${code}/draft`, aTypedQuestion(typed))
      if (reply.statusCode > 201) throw new Error(`${reply.statusCode} ${reply.body}`)
      return reply.json<Written>()
    },
  }
}
