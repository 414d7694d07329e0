import { type Static, Type } from 'typebox'

/** Body of POST /api/v1/sessions. */
export const SignIn = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 200 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)

/** Body of PUT /api/v1/me/password. */
export const NewPassword = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 200 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)

/** Who is signed in, as told to that person: reply of POST /sessions (201) and GET /api/v1/me. */
export const Me = Type.Object({
  username: Type.String(),
  name: Type.String(),
  mustSetPassword: Type.Boolean(),
  roles: Type.Array(
    Type.Object({
      role: Type.String(),
      contest: Type.Union([Type.String(), Type.Null()]),
      unit: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  contests: Type.Array(
    Type.Object({
      contest: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      subUnit: Type.Union([Type.String(), Type.Null()]),
      position: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export type Me = Static<typeof Me>
