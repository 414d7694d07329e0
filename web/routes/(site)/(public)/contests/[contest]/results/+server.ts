import { redirect } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** One page is the ranking and, once published, the results: links to either stay good. */
export const GET: RequestHandler = ({ params }) =>
  redirect(307, `/contests/${encodeURIComponent(params.contest)}/ranking`)
