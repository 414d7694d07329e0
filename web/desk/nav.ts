import type { Desk } from '#src/modules/setup/schema.ts'
import type { DeskPhrases } from '#web/phrases/vi/desk.ts'
import { fill } from '#web/quiz/fill.ts'

type DeskContest = Desk['contests'][number]

export type NavLink = { readonly href: string; readonly label: string }
export type NavGroup = { readonly title: string; readonly links: readonly NavLink[] }

const organiserPages = [
  ['', 'overview'],
  ['/settings', 'settings'],
  ['/windows', 'windows'],
  ['/bank', 'bank'],
  ['/trial', 'trial'],
  ['/units', 'units'],
  ['/roles', 'roles'],
  ['/quotas', 'quotas'],
  ['/live', 'live'],
  ['/contestants', 'contestants'],
  ['/leads', 'leads'],
  ['/publish', 'publish'],
  ['/history', 'history'],
] as const

// Secretaries check rosters and answer complaints; they neither set up nor publish.
const secretaryPages = organiserPages.filter(([path]) =>
  ['', '/live', '/contestants', '/leads', '/quotas'].includes(path),
)
const writerPages = organiserPages.filter(([path]) => ['/bank', '/trial'].includes(path))

const unitPages = [
  ['', 'week'],
  ['/roster', 'roster'],
  ['/registrations', 'registrations'],
  ['/slips', 'slips'],
  ['/sub-units', 'subUnits'],
  ['/quotas', 'quotas'],
  ['/history', 'history'],
] as const

const pagesOf = ({ roles }: DeskContest) => {
  if (roles.includes('organiser')) return organiserPages
  if (roles.includes('secretary')) return secretaryPages
  return roles.includes('question_writer') ? writerPages : []
}

// A unit's list is corrected by secretaries, and its progress read; the rest is not theirs.
const secretaryUnitPages = unitPages.filter(([path]) => ['/roster', '/quotas'].includes(path))

const isSecretaryOnly = ({ roles, units }: DeskContest): boolean =>
  roles.includes('secretary') && !roles.includes('organiser') && units.length === 0

/**
 * The rail of a contest's desk: what its holder's roles let them open. `visited`: the unit whose
 * desk is open, which has its pages on the rail though it is not coordinated by the holder.
 */
export const navOf = (
  contest: DeskContest,
  name: string,
  phrases: DeskPhrases,
  visited: { readonly code: string; readonly name: string } | null = null,
): NavGroup[] => {
  const base = `/desk/contests/${contest.slug}`
  const own = pagesOf(contest).map(([path, key]) => ({
    href: base + path,
    label: phrases.nav[key],
  }))
  const linksOf = (code: string, pages: readonly (typeof unitPages)[number][]) =>
    pages.map(([path, key]) => ({
      href: `${base}/coordinate/${code}${path}`,
      label: phrases.nav[key],
    }))
  const held = contest.units.map(({ code, name: unit }) => ({
    title: unit,
    links: linksOf(code, unitPages),
  }))
  const units =
    visited === null
      ? held
      : [
          ...held,
          {
            title: fill(phrases.visited, { unit: visited.name }),
            links: linksOf(visited.code, isSecretaryOnly(contest) ? secretaryUnitPages : unitPages),
          },
        ]
  // The tree is shared by all contests, and kept by whoever organises one of them.
  const tree = contest.roles.includes('organiser')
    ? [{ href: '/desk/units', label: phrases.nav.unitTree }]
    : []
  return own.length === 0 ? units : [{ title: name, links: [...own, ...tree] }, ...units]
}
