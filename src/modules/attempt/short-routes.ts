import type { Static } from 'typebox'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import type { ShortRoute } from '#src/platform/http/ready-route.ts'
import { saveAnswers } from './save-answers.ts'
import { Attempt, AttemptResult, SaveAnswers, Saved } from './schema.ts'
import { showAttempt } from './show-attempt.ts'
import { startAttempt } from './start-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'
import type { RequestTrace } from './trace-requests.ts'
import { writeAttempt, writeSaved } from './write-attempt.ts'

const attemptId = '([0-9a-f-]{36})'

/**
 * The four routes on the way of an answer, taken under the framework where all goes well; what is
 * refused goes on to their namesakes in routes.ts, which say why.
 */
export const shortRoutes = (app: HttpApp, context: Context, trace: RequestTrace): void => {
  for (const route of [saving, submitting, showing, starting])
    app.shortWay.add(route(context, trace))
}

type Opened = (context: Context, trace: RequestTrace) => ShortRoute

const saving: Opened = (context, trace) => ({
  namesake: 'PUT /api/v1/attempts/:id/answers',
  address: new RegExp(`^/api/v1/attempts/${attemptId}/answers$`, 'u'),
  body: SaveAnswers,
  replies: { 200: Saved },
  answer: async (visit, [id = ''], body) => {
    const { sequence, answers } = body as Static<typeof SaveAnswers>
    const { actor, arrivedAt } = visit
    const result = await saveAnswers(context, actor, { id, sequence, answers, arrivedAt })
    if (!result.ok) return null
    trace.deed(visit, 'save', id, sequence)
    return { status: 200, written: writeSaved(result.value) }
  },
})

const submitting: Opened = (context, trace) => ({
  namesake: 'POST /api/v1/attempts/:id/submission',
  address: new RegExp(`^/api/v1/attempts/${attemptId}/submission$`, 'u'),
  body: SaveAnswers,
  replies: { 200: AttemptResult },
  answer: async (visit, [id = ''], body) => {
    const { sequence, answers } = body as Static<typeof SaveAnswers>
    const { actor, arrivedAt } = visit
    const result = await submitAttempt(context, actor, { id, sequence, answers, arrivedAt })
    if (!result.ok) return null
    trace.deed(visit, 'submit', id, sequence)
    return { status: 200, value: result.value }
  },
})

const showing: Opened = (context, trace) => ({
  namesake: 'GET /api/v1/attempts/:id',
  address: new RegExp(`^/api/v1/attempts/${attemptId}$`, 'u'),
  body: null,
  replies: { 200: Attempt },
  answer: async (visit, [id = '']) => {
    const result = await showAttempt(context, visit.actor, { id, arrivedAt: visit.arrivedAt })
    if (!result.ok) return null
    trace.deed(visit, 'show', id)
    return { status: 200, written: writeAttempt(result.value) }
  },
})

const starting: Opened = (context, trace) => ({
  namesake: 'POST /api/v1/contests/:contest/parts/:part/attempts',
  address: /^\/api\/v1\/contests\/([a-z0-9-]{1,80})\/parts\/([a-z0-9-]{1,80})\/attempts$/u,
  body: null,
  replies: { 200: Attempt, 201: Attempt },
  answer: async (visit, [contest = '', part = '']) => {
    const { actor, arrivedAt } = visit
    const result = await startAttempt(context, actor, { contest, part, arrivedAt })
    if (!result.ok) return null
    const { seen, isNew } = result.value
    trace.deed(visit, isNew ? 'start' : 'resume', seen.around.id)
    return { status: isNew ? 201 : 200, written: writeAttempt(seen) }
  },
})
