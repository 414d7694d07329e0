import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { RequestKind } from './http.ts'

// Nobody outside this process knows the secret, so nobody outside can pass for a page.
const header = 'hoithi-inner'
const secret = randomUUID()

/** Headers by which a page that is being rendered asks the API from within. */
export const innerHeaders: Readonly<Record<string, string>> = { [header]: secret }

/** What a request is that `innerHeaders` mark. */
export const innerKind: RequestKind = { lane: 'inner' }

/** Whether a page of this process asks. */
export const isInner = (request: FastifyRequest): boolean => request.headers[header] === secret
