import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Context } from '#src/platform/context.ts'
import { cookieOf } from '#src/platform/http/cookie-of.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { languageOf, Problem } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import type { Refusal } from '#src/shared/result.ts'
import { changePassword } from './change-password.ts'
import { describeMe } from './describe-me.ts'
import { deviceCookie, deviceMarkLife, deviceMarkOf, newDeviceMark } from './device-mark.ts'
import { personRefusals } from './refusals.ts'
import { Me, NewPassword, SignIn } from './schema.ts'
import { type NewSession, sessionCookie } from './session-token.ts'
import { signIn } from './sign-in.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'

const problems = { '4xx': Problem, '5xx': Problem }

const refusals = { ...httpRefusals, ...personRefusals }

const refuseWith = sendsRefusals(refusals)

const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<keyof typeof refusals>,
): FastifyReply => {
  if (refusal.code === 'too_many_failures')
    reply.header('retry-after', String(refusal.values?.['seconds'] ?? 60))
  return refuseWith(request, reply, refusal)
}

const tokenOf = (request: FastifyRequest): string | null => cookieOf(request, sessionCookie) ?? null

/** How the cookie is kept: out of reach of scripts and of other sites, over TLS where there is TLS. */
const cookieOptions = (context: Context) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: context.config.publicUrl?.startsWith('https:') ?? false,
})

const giveCookie = (context: Context, reply: FastifyReply, session: NewSession): void => {
  // As a length of time, not a date: a browser whose clock is wrong would drop it at once.
  const maxAge = Math.floor((session.expiresAt.getTime() - context.clock.now().getTime()) / 1000)
  reply.setCookie(sessionCookie, session.token, { ...cookieOptions(context), maxAge })
}

// The mark outlives the session: the same browser stays the same, whoever signs in with it.
const markDevice = (context: Context, request: FastifyRequest, reply: FastifyReply): void => {
  if (deviceMarkOf(request.cookies[deviceCookie]) !== null) return
  const options = { ...cookieOptions(context), maxAge: deviceMarkLife }
  reply.setCookie(deviceCookie, newDeviceMark(), options)
}

const sessionRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    '/api/v1/sessions',
    {
      schema: {
        tags: ['person'],
        summary: 'Sign in',
        body: SignIn,
        response: { 201: Me, ...problems },
      },
    },
    async (request, reply) => {
      const signedIn = await signIn(context, {
        ...request.body,
        address: request.ip,
        replaces: tokenOf(request),
      })
      if (!signedIn.ok) return send(request, reply, signedIn.refusal)
      const me = await describeMe(context, signedIn.value.personId, languageOf(request))
      if (me === null) return send(request, reply, { code: 'bad_credentials' })
      giveCookie(context, reply, signedIn.value.session)
      markDevice(context, request, reply)
      return reply.code(201).send(me)
    },
  )

  app.delete(
    '/api/v1/sessions',
    {
      schema: {
        tags: ['person'],
        summary: 'Sign out of this device, or of all',
        querystring: Type.Object({ everywhere: Type.Optional(Type.Boolean()) }),
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      if (request.query.everywhere === true && request.actor !== null)
        await signOutEverywhere(context, request.actor)
      else await signOut(context, tokenOf(request))
      return reply.clearCookie(sessionCookie, cookieOptions(context)).code(204).send(null)
    },
  )
}

const meRoutes = (app: HttpApp, context: Context): void => {
  app.get(
    '/api/v1/me',
    {
      schema: { tags: ['person'], summary: 'Who is signed in', response: { 200: Me, ...problems } },
    },
    async (request, reply) => {
      const { actor } = request
      const me = actor && (await describeMe(context, actor.personId, languageOf(request)))
      return me === null ? send(request, reply, { code: 'unauthenticated' }) : reply.send(me)
    },
  )

  app.put(
    '/api/v1/me/password',
    {
      schema: {
        tags: ['person'],
        summary: 'Set one’s own password; every other session ends',
        body: NewPassword,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      if (request.actor === null) return send(request, reply, { code: 'unauthenticated' })
      const changed = await changePassword(context, request.actor, request.body)
      if (!changed.ok) return send(request, reply, changed.refusal)
      giveCookie(context, reply, changed.value)
      return reply.code(204).send(null)
    },
  )
}

/** Signing in and out, who one is, and one's own password. */
export const personRoutes = (app: HttpApp, context: Context): void => {
  sessionRoutes(app, context)
  meRoutes(app, context)
}
