import type { IncomingMessage } from 'node:http'
import type { TSchema } from 'typebox'
import { byteText, type ByteText, textOf } from '#src/shared/byte-text.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { RequestKind } from './http.ts'
import { serializerOf } from './serializers.ts'
import { compileReplyCheck, compileRequest } from './validation.ts'

/** Somebody signed in who asks, as much as the trace and the use cases want to know. */
export type Visit = {
  readonly actor: Actor
  /** when the whole request had reached the server */
  readonly arrivedAt: Date
  readonly headers: IncomingMessage['headers']
  readonly ip: string
}

/** A reply of a status and, by its schema, of a value; or of one that is written out already. */
export type ShortReply =
  | { readonly status: number; readonly value: unknown }
  | { readonly status: number; readonly written: ByteText }

/** A route of the framework that is also taken under it. */
export type ShortRoute = {
  /** the framework's route, as `PUT /api/v1/attempts/:id/answers` */
  readonly namesake: string
  /** the whole address; its groups are the parameters, in their order */
  readonly address: RegExp
  /** null: it takes none */
  readonly body: TSchema | null
  readonly replies: Readonly<Record<number, TSchema>>
  /** The reply; null where it is anything but what is hoped for, which the long way then answers. */
  readonly answer: (
    visit: Visit,
    parameters: readonly (string | undefined)[],
    body: unknown,
  ) => Promise<ShortReply | null>
}

export type ReadyOptions = {
  /** What each route is, by its name. */
  readonly routeKinds: Readonly<Record<string, RequestKind>>
  /** Holds replies against their schemas; for tests. */
  readonly checkReplies: boolean
}

/** A short route made ready: its lane known, its schemas compiled. */
export type ReadyRoute = ShortRoute & {
  readonly method: string
  readonly kind: RequestKind
  readonly isBody: (body: unknown) => boolean
  readonly write: (reply: ShortReply) => ByteText
}

/**
 * Makes a route ready. Throws where it is in no lane; its `write` throws at a status that it does not
 * declare, and, where replies are checked, at a value that is not as declared.
 */
export const readyRoute = (
  route: ShortRoute,
  { checkReplies, routeKinds }: ReadyOptions,
): ReadyRoute => {
  const kind = routeKinds[route.namesake]
  if (kind === undefined) throw new Error(`${route.namesake} is in no lane`)
  const writers = new Map(
    Object.entries(route.replies).map(([status, schema]) => {
      return [
        Number(status),
        { text: serializerOf(schema), check: checkReplies ? compileReplyCheck(schema) : null },
      ]
    }),
  )
  const check = route.body && compileRequest({ schema: route.body, httpPart: 'body' } as never)
  return {
    ...route,
    kind,
    method: route.namesake.slice(0, route.namesake.indexOf(' ')),
    isBody: (body) => check === null || check(body) === true,
    write: (reply) => {
      const writer = writers.get(reply.status)
      if (writer === undefined)
        throw new Error(`${route.namesake}: ${reply.status} is not declared`)
      const isWritten = 'written' in reply
      const difference = writer.check?.(isWritten ? JSON.parse(textOf(reply.written)) : reply.value)
      if (typeof difference === 'string') throw new Error(`${route.namesake}: ${difference}`)
      return isWritten ? reply.written : byteText(writer.text(reply.value))
    },
  }
}
