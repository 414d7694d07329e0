import type { Lane } from './http.ts'
import { type BucketRule, openBuckets } from './token-bucket.ts'

type Rules = { readonly session: BucketRule; readonly address: BucketRule }

const usual: Rules = {
  // A page of the desks asks the API some ten times: thirty pages at once, five a second for ever.
  session: { perSecond: 50, burst: 300 },
  // An office of 500 behind one address, all at once: ten requests each, then one a second.
  address: { perSecond: 500, burst: 5000 },
}
const answers: Rules = {
  // Within an attempt one request a second is much; a phone that comes back sends some at once.
  session: { perSecond: 200, burst: 1000 },
  address: { perSecond: 1000, burst: 5000 },
}
// Of sessions and of addresses; some 150 bytes each.
const mostKept = 20_000

const openSide = ({ session, address }: Rules) => ({
  sessions: openBuckets(session, mostKept),
  addresses: openBuckets(address, mostKept),
})

/** Who asks, as far as it is known: the session's token, the visitor's address. */
export type Visitor = { readonly token: string | undefined; readonly address: string | null }

/**
 * Tells floods: one session or one address that asks for more than anybody needs. The ceilings are
 * generous; they are there so that one cannot take the server from the others.
 */
export const openFloodGuard = () => {
  const sides = { usual: openSide(usual), answers: openSide(answers) }
  return {
    isFlood: (lane: Lane, { token, address }: Visitor, nowMs: number): boolean => {
      const { sessions, addresses } = lane === 'answering' ? sides.answers : sides.usual
      if (token !== undefined && !sessions.take(token, nowMs)) return true
      return address !== null && !addresses.take(address, nowMs)
    },
  }
}
