import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { Actor } from '#src/modules/person/actor.ts'
import type { ShortWay } from './short-way.ts'

/** Fastify with replies and requests typed by their TypeBox schemas. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What a request is for: within an attempt, starting one, signing in, reading. */
export type Lane = 'answering' | 'starting' | 'signing_in' | 'reading'

/** What a route is to the metrics. */
export type RequestKind = {
  /**
   * unbounded: files, and whoever watches the server; inner: asked by a page that is being
   * rendered, which is counted itself
   */
  readonly lane: Lane | 'unbounded' | 'inner'
  /** the deed that a reply of this status acknowledges */
  readonly counts?: { readonly as: string; readonly status: number }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The way under the framework for the routes on the way of an answer. */
    shortWay: ShortWay
  }
  interface FastifyContextConfig {
    kind?: RequestKind
    /** Whether the body may be a file, sent as application/octet-stream. */
    takesFile?: boolean
  }
  interface FastifyRequest {
    kind: RequestKind
    /** The code with which it was refused, if it was. */
    refusedWith: string | null
    /** Who is signed in by the session cookie; null for the public. */
    actor: Actor | null
    /** When the whole request had reached the server, before anything was made of it. */
    arrivedAt: Date
  }
}
