import type { UnitDefinition } from '#src/modules/contest/definition.ts'

const quoted = (text: string): string =>
  /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** units.csv of these units, in their order. */
export const writeUnitsCsv = (units: readonly UnitDefinition[]): string =>
  ['code,name,unit_group,staff_count']
    .concat(
      units.map(({ code, name, unitGroup, staffCount }) =>
        [code, quoted(name), quoted(unitGroup), staffCount ?? ''].join(','),
      ),
    )
    .join('\n')
    .concat('\n')
