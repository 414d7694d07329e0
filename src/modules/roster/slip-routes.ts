import type { FastifyRequest } from 'fastify'
import { answerAct } from '#src/modules/long-work/answer-act.ts'
import type { Progress } from '#src/modules/long-work/progress.ts'
import { LongWork } from '#src/modules/long-work/schema.ts'
import { actorOf } from '#src/modules/person/actor-of.ts'
import type { Context } from '#src/platform/context.ts'
import { fileRoute } from '#src/platform/http/files.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { Problem } from '#src/platform/http/problem.ts'
import { type IssuedSlips, issueSlips } from './issue-slips.ts'
import { mailSlips } from './mail-slips.ts'
import { resetContestantPassword } from './reset-contestant-password.ts'
import { ContestantPath, DeskPath, MailedSlips, SlipRequest, Slips } from './schema.ts'
import { base, refusalOf, refuseWith } from './send.ts'

const problems = { '4xx': Problem, '5xx': Problem }
const bodyLimit = fileRoute.bodyLimit

const signInAddress = ({ config }: Context, request: FastifyRequest): string =>
  `${config.publicUrl ?? `${request.protocol}://${request.host}`}/sign-in`

const slipsOf = (
  context: Context,
  request: FastifyRequest,
  { desk, slips }: IssuedSlips,
): Slips => ({
  contest: desk.contest.name,
  signIn: signInAddress(context, request),
  slips: [...slips],
})

const letterRoute = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/slips/letters`,
    {
      bodyLimit,
      schema: {
        params: DeskPath,
        body: SlipRequest,
        response: { 201: MailedSlips, 202: LongWork, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      const mailing = { asked: body, signIn: signInAddress(context, request) }
      return answerAct(
        context,
        actor,
        { request, reply },
        {
          kind: 'slip.mail',
          run: (progress) => mailSlips(context, actor, params, mailing, progress),
          tell: (result) =>
            result.ok ? { status: 201, body: result.value } : refusalOf(request, result.refusal),
        },
      )
    },
  )
}

/** Sign-in slips of many, to print or by mail, and the new password of one. */
export const slipRoutes = (app: HttpApp, context: Context): void => {
  app.post(
    `${base}/contestants/:person/password`,
    { schema: { params: ContestantPath, response: { 201: Slips, ...problems } } },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params } = request
      const result = await resetContestantPassword(context, actor, params)
      return result.ok
        ? reply.code(201).send(slipsOf(context, request, result.value))
        : refuseWith(request, reply, result.refusal)
    },
  )

  app.post(
    `${base}/slips`,
    {
      bodyLimit,
      schema: {
        params: DeskPath,
        body: SlipRequest,
        response: { 201: Slips, 202: LongWork, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request, reply)
      if (actor === null) return reply
      const { params, body } = request
      return answerAct(
        context,
        actor,
        { request, reply },
        {
          kind: 'slip.issue',
          run: (progress: Progress<IssuedSlips>) =>
            issueSlips(context, actor, params, body, progress),
          tell: (result) =>
            result.ok
              ? { status: 201, body: slipsOf(context, request, result.value) }
              : refusalOf(request, result.refusal),
        },
      )
    },
  )

  letterRoute(app, context)
}
