import type { Context } from '#src/platform/context.ts'
import type { Language } from '#src/shared/language.ts'
import type { Me } from './schema.ts'
import { describePerson } from './store.ts'

/** Tells a person who they are here: roles, contests they are on the roster of; null when gone. */
export const describeMe = (
  context: Context,
  personId: number,
  language: Language,
): Promise<Me | null> => describePerson(context.db.query, personId, language)
