import { openUnitApi } from '#web/desk/units/unit-api.ts'
import type { PageLoad } from './$types'

const kinds = ['rename', 'move', 'merge', 'split', 'end'] as const

/** So many are named; the others are counted. */
const mostNamed = 20

export const load: PageLoad = async ({ fetch, url }) => {
  const codes = (url.searchParams.get('units') ?? '').split(',').filter((code) => code !== '')
  const asked = url.searchParams.get('kind')
  const api = openUnitApi(fetch)
  const replies = await Promise.all(codes.slice(0, mostNamed).map((code) => api.unit(code)))
  return {
    codes,
    names: replies.flatMap((reply) => (reply.ok ? [reply.value.name] : [])),
    kind: kinds.find((kind) => kind === asked) ?? 'end',
  }
}
