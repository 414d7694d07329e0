import type { ContestRole, GiveRole } from '#src/modules/role/schema.ts'
import type { RolesPhrases } from '#web/phrases/vi/desk/roles.ts'

/** What is typed into the form that gives a role. */
export type GiveForm = {
  readonly role: ContestRole
  readonly unit: string
  readonly whom: string
  readonly username: string
  readonly name: string
  readonly newUsername: string
  readonly phone: string
  readonly email: string
}

/** What is missing in the form, by field. */
export type GiveProblems = Partial<Record<'unit' | 'username' | 'name', string>>

/** What is missing in the form, before it is sent. */
export const problemsOf = (form: GiveForm, words: RolesPhrases['form']): GiveProblems => ({
  ...(form.role === 'unit_coordinator' && form.unit === '' ? { unit: words.noUnit } : {}),
  ...(form.whom === 'known' && form.username === '' ? { username: words.choosePerson } : {}),
  ...(form.whom === 'new' && form.name.trim() === '' ? { name: words.noName } : {}),
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The form as the API takes it. */
export const bodyOf = (form: GiveForm): GiveRole => ({
  role: form.role,
  unit: form.role === 'unit_coordinator' ? form.unit : null,
  ...(form.whom === 'known'
    ? { username: form.username }
    : {
        person: {
          name: form.name,
          username: orNull(form.newUsername),
          phone: orNull(form.phone),
          email: orNull(form.email),
        },
      }),
})
