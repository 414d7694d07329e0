import type { UnitChangeRequest } from '#src/modules/unit/schema.ts'

export type Kind = UnitChangeRequest['change']['kind']

/** What the form of a change holds while it is filled in. */
export type ChangeFields = {
  name: string
  /** a code; empty: at the top */
  parent: string
  /** `new` or `held` */
  into: string
  /** a code */
  held: string
  /** a name a line */
  names: string
  keepSelf: boolean
  children: string
}

/** The change that the form says. */
export const changeOf = (
  kind: Kind,
  codes: readonly string[],
  fields: ChangeFields,
): UnitChangeRequest['change'] => {
  const [unit = ''] = codes
  const children = fields.children === 'end' ? 'end' : 'follow'
  switch (kind) {
    case 'rename':
      return { kind, unit, name: fields.name }
    case 'move':
      return { kind, unit, parent: fields.parent === '' ? null : fields.parent }
    case 'merge':
      return {
        kind,
        units: [...codes],
        into:
          fields.into === 'held' ? { unit: fields.held } : { name: fields.name, unitGroup: null },
        children,
      }
    case 'split': {
      const made = fields.names
        .split('\n')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({ name, unitGroup: null }))
      return { kind, unit, into: fields.keepSelf ? [{ unit }, ...made] : made, children }
    }
    case 'end':
      return { kind, units: [...codes], children }
  }
}

/** Whether the form says enough to look at what it would do. */
export const isWhole = (kind: Kind, fields: ChangeFields): boolean => {
  if (kind === 'rename') return fields.name.trim() !== ''
  if (kind === 'split') return fields.names.trim() !== ''
  if (kind !== 'merge') return true
  return fields.into === 'held' ? fields.held !== '' : fields.name.trim() !== ''
}
