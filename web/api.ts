import type { OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { ContestList, ContestPage } from '#src/modules/contest/schema.ts'
import type { Me } from '#src/modules/person/schema.ts'
import type { Ranking, Turnout, UnitRanking } from '#src/modules/ranking/schema.ts'

/** Why the API said no: its code, and the sentence in the reader's language. */
export type ApiProblem = {
  /** HTTP status; 0 where no reply came */
  readonly status: number
  /** the refusal's code; `unreachable` where no reply came */
  readonly code: string
  /** the sentence; empty where no reply came */
  readonly detail: string
  readonly values?: Readonly<Record<string, string | number>>
}

export type Reply<T> =
  | { readonly ok: true; readonly status: number; readonly value: T }
  | { readonly ok: false; readonly problem: ApiProblem }

type Fetch = typeof globalThis.fetch
type Query = Readonly<Record<string, string | number | null | undefined>>

const search = (query: Query): string => {
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`
}

const problemOf = async (response: Response): Promise<ApiProblem> => {
  const told: unknown = await response.json().catch(() => null)
  const fields = typeof told === 'object' && told !== null ? (told as Partial<ApiProblem>) : {}
  return {
    status: response.status,
    code: fields.code ?? 'fault',
    detail: fields.detail ?? '',
    ...(fields.values === undefined ? {} : { values: fields.values }),
  }
}

/**
 * The API as the web app sees it, over `fetch`: a page's own on the server (which stays in the
 * process) and the browser's in the browser. Never throws for a refusal or a dead network.
 */
export const openApi = (fetch: Fetch) => {
  const ask = async <T>(method: string, path: string, body?: object) => {
    let response: Response
    try {
      response = await fetch(`/api/v1${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
    } catch {
      return { ok: false, problem: { status: 0, code: 'unreachable', detail: '' } } as Reply<T>
    }
    if (!response.ok) return { ok: false, problem: await problemOf(response) } as Reply<T>
    const value = (response.status === 204 ? undefined : await response.json()) as T
    return { ok: true, status: response.status, value } as Reply<T>
  }
  const get = <T>(path: string, query: Query = {}) => ask<T>('GET', path + search(query))
  const contest = (slug: string) => `/contests/${encodeURIComponent(slug)}`
  const part = (slug: string, code: string) => `${contest(slug)}/parts/${encodeURIComponent(code)}`

  return {
    contests: () => get<ContestList>('/contests'),
    contest: (slug: string) => get<ContestPage>(contest(slug)),
    turnout: (slug: string) => get<Turnout>(`${contest(slug)}/turnout`),
    ranking: (slug: string, code: string, query: Query) =>
      get<Ranking>(`${part(slug, code)}/ranking`, query),
    unitRanking: (slug: string, code: string, query: Query) =>
      get<UnitRanking>(`${part(slug, code)}/ranking/units`, query),

    me: () => get<Me>('/me'),
    signIn: (body: { username: string; password: string }) => ask<Me>('POST', '/sessions', body),
    signOut: (everywhere: boolean) =>
      ask<void>('DELETE', `/sessions${everywhere ? '?everywhere=true' : ''}`),
    setPassword: (body: { current: string; password: string }) =>
      ask<void>('PUT', '/me/password', body),

    ownAttempts: (slug: string, code: string) => get<OwnAttempts>(`${part(slug, code)}/attempts`),
  }
}
export type Api = ReturnType<typeof openApi>
