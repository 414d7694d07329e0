import type { LightMyRequestResponse } from 'fastify'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Role } from '#src/modules/person/actor.ts'
import type { Application } from './application.ts'
import { aPerson, aSession } from './people.ts'

/** Somebody who works for a contest, asking the API below its address. */
export type DeskWorker = {
  readonly id: number
  readonly get: (path: string) => Promise<LightMyRequestResponse>
  readonly post: (path: string, payload: object) => Promise<LightMyRequestResponse>
  readonly put: (path: string, payload: object) => Promise<LightMyRequestResponse>
}

/** A person with this role in the contest, signed in. */
export const aDeskWorker = async (
  { app, context }: Pick<Application, 'app' | 'context'>,
  contest: Contest,
  role: Role,
): Promise<DeskWorker> => {
  const unitCode = role === 'unit_coordinator' ? { unitCode: contest.units[0]?.code ?? '' } : {}
  const { id } = await aPerson(context, { grants: [{ role, contest, ...unitCode }] })
  const headers = { cookie: await aSession(context, id), 'accept-language': 'en' }
  const url = (path: string): string => `/api/v1/contests/${contest.slug}${path}`
  return {
    id,
    get: (path) => app.inject({ url: url(path), headers }),
    post: (path, payload) => app.inject({ method: 'POST', url: url(path), headers, payload }),
    put: (path, payload) => app.inject({ method: 'PUT', url: url(path), headers, payload }),
  }
}
