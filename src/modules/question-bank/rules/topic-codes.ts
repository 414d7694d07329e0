import { foldForSearch } from '#src/shared/text.ts'
import type { Topic } from '../bank.ts'

/** Topics in the order they come, and the code of each by its name as written. */
export type NamedTopics = {
  readonly topics: readonly Topic[]
  readonly codeOf: (name: string) => string
}

/** What questions without a topic belong to. */
const general: Topic = { code: 'chung', name: { vi: 'Chung', en: 'General' } }

const slugOf = (name: string): string =>
  foldForSearch(name)
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/gu, '') || 'chu-de'

/**
 * Gives a code to each topic named: that of a known topic of this name or code, else one made of
 * the name, unlike the others.
 */
export const topicCodes = (names: readonly string[], known: readonly Topic[]): NamedTopics => {
  const byName = new Map<string, Topic>()
  for (const name of new Set(names)) {
    const folded = foldForSearch(name)
    if (byName.has(folded)) continue
    const found = known.find(
      (topic) => topic.code === name || foldForSearch(topic.name.vi) === folded,
    )
    const taken = new Set([...known, ...byName.values()].map(({ code }) => code))
    const slug = slugOf(name)
    let code = slug
    for (let number = 2; taken.has(code); number += 1) code = `${slug}-${number}`
    const made =
      name === ''
        ? (known.find((topic) => topic.code === general.code) ?? general)
        : { code, name: { vi: name } }
    byName.set(folded, found ?? made)
  }
  return {
    topics: [...byName.values()],
    codeOf: (name) => byName.get(foldForSearch(name))?.code ?? general.code,
  }
}
