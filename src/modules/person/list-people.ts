import type { Context } from '#src/platform/context.ts'
import { foldForSearch } from '#src/shared/text.ts'
import * as store from './people-store.ts'

/**
 * Lists people by username, a thousand at most: those whose name or username holds the text (tone
 * marks and capitals ignored), or, without a text, those who hold a role.
 */
export const listPeople = (
  context: Context,
  search: string | null,
): Promise<readonly store.ListedPerson[]> =>
  store.listPeople(context.db.query, search === null ? null : foldForSearch(search))
