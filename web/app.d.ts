import type { IncomingMessage } from 'node:http'
import type { Language } from '#src/shared/language.ts'
import type { Me } from '#src/modules/person/schema.ts'
import type { SitePhrases } from '#web/phrases/vi/site.ts'
import type { Preferences } from '#web/preferences.ts'

declare global {
  namespace App {
    interface Locals {
      preferences: Preferences
    }
    interface Platform {
      /** the raw request, by the adapter */
      req: IncomingMessage
    }
    interface PageData {
      language: Language
      site: SitePhrases
      preferences: Preferences
      /** scheme and host under which the visitor sees this site */
      origin: string
      /** Who is signed in; null for the public. */
      me: Me | null
    }
    interface Error {
      /** The refusal's code, or `fault`. */
      code: string
    }
  }
}
