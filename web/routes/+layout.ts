import { loadSite } from '#web/phrases/site.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ data }) => ({
  ...data,
  site: await loadSite(data.language),
})
