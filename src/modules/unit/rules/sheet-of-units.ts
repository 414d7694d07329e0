import type { Forest } from '../unit.ts'
import { writtenHeadings } from './headings.ts'
import { plainDay } from './time.ts'
import { treeOn, walk } from './tree.ts'

/** After all that is recorded, so that the newest names and places hold. */
const farAway = '9999-12-31'

/** All units as rows of a file, those that ended too, each before its own. */
export const rowsOfUnits = (forest: Forest): readonly (readonly (string | number | null)[])[] => {
  const timeless = new Map(
    [...forest].map(([id, unit]) => [id, { ...unit, validFrom: null, validTo: null }]),
  )
  const tree = treeOn(timeless, farAway)
  return walk(tree).map(({ unit: { id }, name, parentId }) => {
    const unit = forest.get(id)
    const parent = parentId === null ? null : (forest.get(parentId)?.code ?? null)
    const day = (value: string | null | undefined): string | null =>
      value === null || value === undefined ? null : plainDay(value)
    const cells = {
      code: unit?.code ?? null,
      name,
      parent,
      unitGroup: unit?.unitGroup ?? null,
      staffCount: unit?.staffCount ?? null,
      staffCountedOn: day(unit?.staffCountedOn),
      contactName: unit?.contact.name ?? null,
      contactPhone: unit?.contact.phone ?? null,
      contactEmail: unit?.contact.email ?? null,
      validFrom: day(unit?.validFrom),
      validTo: day(unit?.validTo),
      ordinal: unit?.ordinal ?? null,
    }
    return writtenHeadings.map(([field]) => cells[field])
  })
}
