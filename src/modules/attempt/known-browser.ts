import { deviceCookie, deviceMarkOf } from '#src/modules/person/device-mark.ts'
import { cookieOf } from '#src/platform/http/cookie-of.ts'
import { shortAgent } from './rules/short-agent.ts'

/** Who was signed in with a browser, and what it said of itself. */
export type Browser = {
  readonly personId: number
  /** its cookies and its name, as it sent them */
  readonly cookies: string | undefined
  readonly agent: string | undefined
  readonly address: string
}

/** A browser by the mark in its cookie, null where it has none, and its shortened name. */
export type KnownBrowser = {
  readonly personId: number
  readonly device: string | null
  readonly agent: string
  readonly address: string
}

// Kinds of browsers are few: what each says is shortened once.
const mostAgents = 500
const shortAgents = new Map<string, string>()

const shortened = (agent: string): string => {
  const known = shortAgents.get(agent)
  if (known !== undefined) return known
  if (shortAgents.size >= mostAgents) shortAgents.clear()
  const short = shortAgent(agent)
  shortAgents.set(agent, short)
  return short
}

// More than any honest browser says here. It waits with its event, and may wait for long.
const longest = 4000

/** What a browser says, where it is not too long to be kept; undefined where it is. */
export const asSaid = (words: string | undefined): string | undefined =>
  words !== undefined && words.length <= longest ? words : undefined

/** Whether both say the same of themselves, word for word. */
export const saySame = (one: Browser, other: Browser): boolean =>
  one.personId === other.personId &&
  one.cookies === other.cookies &&
  one.agent === other.agent &&
  one.address === other.address

/** What a browser's words come to. */
export const knownBrowser = ({
  personId,
  cookies: cookie,
  agent = '',
  address,
}: Browser): KnownBrowser => ({
  personId,
  device: deviceMarkOf(cookieOf({ headers: { cookie } }, deviceCookie)),
  agent: shortened(agent),
  address,
})
