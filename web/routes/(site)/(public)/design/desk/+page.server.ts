import { error } from '@sveltejs/kit'
import { showsDesign } from '#web/api.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  if (!showsDesign(event)) error(404, '', { code: 'not_found' })
}
