import { tidy } from '#src/shared/text.ts'
import type { UnitContact } from '../unit.ts'

const tidied = (text: string | null): string | null => {
  const clean = tidy(text ?? '')
  return clean === '' ? null : clean
}

/** A contact as it is kept: what is blank is not there. */
export const tidyContact = ({ name, phone, email }: UnitContact): UnitContact => ({
  name: tidied(name),
  phone: tidied(phone),
  email: tidied(email),
})
