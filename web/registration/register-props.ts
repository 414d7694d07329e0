import type { RegistrationForm } from '#src/modules/registration/schema.ts'
import type { RegistrationPhrases } from '#web/phrases/vi/registration.ts'

/** What the page of registering hands to its script. */
export type RegisterProps = {
  readonly words: RegistrationPhrases
  /** slug of the contest */
  readonly contest: string
  readonly form: RegistrationForm
  readonly units: readonly { readonly code: string; readonly name: string }[]
  /** the script is there; before, a press would send the form as an address */
  readonly ready?: boolean
}
