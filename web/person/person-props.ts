import type { AccountPhrases } from '#web/phrases/vi/account.ts'

/** What the pages of signing in and of the account hand to their script. */
export type PersonProps = {
  readonly words: AccountPhrases
  /** where to go once done; a path of this site */
  readonly returnTo: string
  /** who is signed in, or is to sign in; empty where nobody knows */
  readonly username: string
  /** the script is there; before, a press would send the form as an address */
  readonly ready?: boolean
}
