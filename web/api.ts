import type { OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { LongWork } from '#src/modules/long-work/schema.ts'
import type { ContestList, ContestPage, NoticeList } from '#src/modules/contest/schema.ts'
import type { Me } from '#src/modules/person/schema.ts'
import type { Ranking, Turnout, UnitRanking } from '#src/modules/ranking/schema.ts'
import type {
  Registered,
  RegistrationForm,
  RegistrationRequest,
  RegistrationState,
} from '#src/modules/registration/schema.ts'

/** Why the API said no: its code, and the sentence in the reader's language. */
export type ApiProblem = {
  /** HTTP status; 0 where no reply came */
  readonly status: number
  /** the refusal's code; `unreachable` where no reply came */
  readonly code: string
  /** the sentence; empty where no reply came */
  readonly detail: string
  readonly values?: Readonly<Record<string, string | number>>
  /** every place that is wrong, where the refusal names them */
  readonly problems?: readonly PlacedProblem[]
  /** what is wrong in the fields of a form that was not taken */
  readonly fields?: readonly FieldProblem[]
  /** what is wrong in the rows of a list that was not taken */
  readonly rows?: readonly RowProblem[]
}

/** What is wrong at one place of a file or a form; `line` is 0 where there is none. */
export type PlacedProblem = {
  readonly file: string
  readonly line: number
  readonly path: readonly (string | number)[]
  readonly said: string
}

export type FieldProblem = {
  readonly field: string
  readonly found: string
  /** in the reader's language */
  readonly expected: string
  readonly code: string
}

export type RowProblem = FieldProblem & {
  /** index in the list; null: about the list as a whole */
  readonly row: number | null
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

const problemOf = (status: number, told: unknown): ApiProblem => {
  const fields = typeof told === 'object' && told !== null ? (told as Partial<ApiProblem>) : {}
  return {
    status,
    code: fields.code ?? 'fault',
    detail: fields.detail ?? '',
    ...(fields.fields === undefined ? {} : { fields: fields.fields }),
    ...(fields.values === undefined ? {} : { values: fields.values }),
    ...(fields.problems === undefined ? {} : { problems: fields.problems }),
    ...(fields.rows === undefined ? {} : { rows: fields.rows }),
  }
}

/** The reply of an act as it was kept for whoever asked for it. */
export const asReply = (status: number, body: unknown): Reply<unknown> =>
  status < 400 ? { ok: true, status, value: body } : { ok: false, problem: problemOf(status, body) }

/**
 * The way to the API over `fetch`: a page's own on the server (which stays in the process) and the
 * browser's in the browser. Never throws for a refusal or a dead network. Paths begin after
 * `/api/v1`.
 */
export const openWire = (fetch: Fetch) => {
  const send = async <T>(method: string, path: string, content: RequestInit) => {
    let response: Response
    try {
      response = await fetch(`/api/v1${path}`, { method, ...content })
    } catch {
      return { ok: false, problem: { status: 0, code: 'unreachable', detail: '' } } as Reply<T>
    }
    if (!response.ok) {
      const told: unknown = await response.json().catch(() => null)
      return { ok: false, problem: problemOf(response.status, told) } as Reply<T>
    }
    const value = (response.status === 204 ? undefined : await response.json()) as T
    return { ok: true, status: response.status, value } as Reply<T>
  }
  return {
    get: <T>(path: string, query: Query = {}) => send<T>('GET', path + search(query), {}),
    ask: <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) =>
      send<T>(
        method,
        path,
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
      ),
    /** Sends a file as it is. */
    upload: <T>(method: 'POST' | 'PUT', path: string, query: Query, file: Blob) =>
      send<T>(method, path + search(query), {
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    /** Asks for an act as long work (docs/decisions/0025-long-work-and-sealed-slips.md). */
    begin: (path: string, content: object | Blob, query: Query = {}) =>
      send<LongWork>('POST', path + search(query), {
        body: content instanceof Blob ? content : JSON.stringify(content),
        headers: {
          prefer: 'respond-async',
          'content-type': content instanceof Blob ? 'application/octet-stream' : 'application/json',
        },
      }),
  }
}
export type Wire = ReturnType<typeof openWire>

/** The address of a contest below `/api/v1`. */
export const contestPath = (slug: string): string => `/contests/${encodeURIComponent(slug)}`

/** The address of a part of a contest below `/api/v1`. */
export const partPath = (slug: string, code: string): string =>
  `${contestPath(slug)}/parts/${encodeURIComponent(code)}`

/** What the public pages and the contestant's ask of the API. */
export const openApi = (fetch: Fetch) => {
  const { get, ask } = openWire(fetch)
  return {
    contests: () => get<ContestList>('/contests'),
    contest: (slug: string) => get<ContestPage>(contestPath(slug)),
    notices: (slug: string, limit: number) =>
      get<NoticeList>(`${contestPath(slug)}/notices`, { limit }),
    turnout: (slug: string) => get<Turnout>(`${contestPath(slug)}/turnout`),
    ranking: (slug: string, code: string, query: Query) =>
      get<Ranking>(`${partPath(slug, code)}/ranking`, query),
    unitRanking: (slug: string, code: string, query: Query) =>
      get<UnitRanking>(`${partPath(slug, code)}/ranking/units`, query),

    me: () => get<Me>('/me'),
    signIn: (body: { username: string; password: string }) => ask<Me>('POST', '/sessions', body),
    signOut: (everywhere: boolean) =>
      ask<void>('DELETE', `/sessions${everywhere ? '?everywhere=true' : ''}`),
    setPassword: (body: { current: string; password: string }) =>
      ask<void>('PUT', '/me/password', body),

    registration: (slug: string) => get<RegistrationForm>(`${contestPath(slug)}/registration`),
    register: (slug: string, body: RegistrationRequest) =>
      ask<Registered>('POST', `${contestPath(slug)}/registrations`, body),
    receipt: (code: string) => get<RegistrationState>(`/registrations/${encodeURIComponent(code)}`),

    ownAttempts: (slug: string, code: string) =>
      get<OwnAttempts>(`${partPath(slug, code)}/attempts`),
  }
}
export type Api = ReturnType<typeof openApi>
