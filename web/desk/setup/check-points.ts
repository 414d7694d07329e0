import type { Overview } from '#src/modules/setup/schema.ts'
import type { SetupPhrases } from '#web/phrases/vi/desk/setup.ts'
import { fill } from '#web/quiz/fill.ts'

type Point = Overview['checklist'][number]
type Code = keyof SetupPhrases['points']

/** Where each point of the checklist is mended, below the contest's desk. */
const places: Readonly<Record<Code, string>> = {
  period: '/settings#rounds',
  'rounds-past': '/settings#rounds',
  windows: '/windows',
  bank: '/bank',
  blueprint: '/settings#parts',
  drafts: '/bank',
  rules: '/settings#rules',
  documents: '/settings#documents',
  'stale-dates': '/settings#texts',
  coordinators: '/roles',
  roster: '/contestants',
  secretary: '/roles',
  practice: '/settings#texts',
  freeze: '/settings#ranking',
  registration: '/settings#registration',
}

export type ToldPoint = {
  readonly code: string
  readonly said: string
  /** where it is mended, below the contest's desk */
  readonly place: string
}

const isCode = (code: string): code is Code => code in places

/** The points of a checklist in words: what blocks, what is worth a look, what is done. */
export const tellPoints = (
  checklist: readonly Point[],
  words: SetupPhrases['points'],
): Readonly<Record<'blocking' | 'advised' | 'done', readonly ToldPoint[]>> => {
  const told = checklist.flatMap(({ code, done, blocks, values }) => {
    if (!isCode(code)) return []
    const said = fill(words[code][done ? 'done' : 'open'], { ...values, n: values['count'] ?? 0 })
    return [{ done, blocks, point: { code, said, place: places[code] } }]
  })
  const those = (wanted: (one: (typeof told)[number]) => boolean) =>
    told.filter(wanted).map(({ point }) => point)
  return {
    blocking: those(({ done, blocks }) => !done && blocks),
    advised: those(({ done, blocks }) => !done && !blocks),
    done: those(({ done }) => done),
  }
}
