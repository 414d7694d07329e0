import { error } from '@sveltejs/kit'
import type { Reply } from './api.ts'

/** The reply's value; a refusal becomes the page's error, with its sentence. */
export const valueOrErrorPage = <T>(reply: Reply<T>): T => {
  if (reply.ok) return reply.value
  const { status, code, detail } = reply.problem
  error(status === 0 ? 503 : status, detail, { code })
}
