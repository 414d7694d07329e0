import type { UnitEdit } from '#src/modules/unit/schema.ts'

/** What the fields of a unit hold while they are filled in: a blank text is nothing. */
export type UnitFieldValues = {
  unitGroup: string
  staffCount: number | null
  staffCountedOn: string
  contactName: string
  contactPhone: string
  contactEmail: string
}

/** The fields of nobody yet. */
export const blankFields = (): UnitFieldValues => ({
  unitGroup: '',
  staffCount: null,
  staffCountedOn: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
})

/** The fields as they are held. */
export const fieldsOf = (unit: {
  readonly unitGroup: string | null
  readonly staffCount: number | null
  readonly staffCountedOn: string | null
  readonly contact: Readonly<Record<'name' | 'phone' | 'email', string | null>>
}): UnitFieldValues => ({
  unitGroup: unit.unitGroup ?? '',
  staffCount: unit.staffCount,
  staffCountedOn: unit.staffCountedOn ?? '',
  contactName: unit.contact.name ?? '',
  contactPhone: unit.contact.phone ?? '',
  contactEmail: unit.contact.email ?? '',
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

/** The fields as they are sent. */
export const editOf = (fields: UnitFieldValues): Required<UnitEdit> => ({
  unitGroup: orNull(fields.unitGroup),
  staffCount: fields.staffCount,
  staffCountedOn: orNull(fields.staffCountedOn),
  contact: {
    name: orNull(fields.contactName),
    phone: orNull(fields.contactPhone),
    email: orNull(fields.contactEmail),
  },
})
