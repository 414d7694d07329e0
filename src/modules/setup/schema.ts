import { type Static, Type } from 'typebox'

const Text = Type.Object({
  vi: Type.String(),
  en: Type.Optional(Type.String()),
  km: Type.Optional(Type.String()),
})

/** GET /api/v1/desk: what the person who is signed in has to do with. */
export const Desk = Type.Object({
  serverTime: Type.String({ format: 'date-time' }),
  /** whether they may start an edition */
  mayStartContest: Type.Boolean(),
  contests: Type.Array(
    Type.Object({
      slug: Type.String(),
      name: Text,
      demo: Type.Boolean(),
      /** what the organisers have done; that it is closed or published follows from time and acts */
      stage: Type.Union([Type.Literal('draft'), Type.Literal('checked'), Type.Literal('open')]),
      startsAt: Type.String({ format: 'date-time' }),
      endsAt: Type.String({ format: 'date-time' }),
      /** the roles held for the contest as a whole */
      roles: Type.Array(
        Type.Union([
          Type.Literal('organiser'),
          Type.Literal('secretary'),
          Type.Literal('question_writer'),
        ]),
      ),
      /** the units, or sub-units, that they coordinate */
      units: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    }),
  ),
})
export type Desk = Static<typeof Desk>
