import type { Notices } from '#src/platform/db/notices.ts'
import type { HttpApp } from './http.ts'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets nobody be told that something is done before this process, too, has dropped what it kept of
 * how it was: who opens a contest or moves its deadline sees it so on the next page. Not on the way
 * of an answer, whose memory is kept by the writes themselves.
 */
export const heedOwnActs = (app: HttpApp, notices: Pick<Notices, 'caughtUp'>): void => {
  app.addHook('onSend', async (request, reply) => {
    const isAct = !safeMethods.has(request.method) && request.kind.lane === 'reading'
    if (!isAct || reply.statusCode >= 400) return
    try {
      await notices.caughtUp()
    } catch (error) {
      // It is done and committed; once the connection is mended, everything is dropped.
      request.log.warn({ err: error }, 'own notices not heard')
    }
  })
}
