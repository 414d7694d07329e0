import type { ContestRole, Holder } from '#src/modules/role/schema.ts'

/** What somebody asks for on a screen about roles. */
export type RoleAct =
  | { readonly act: 'give'; readonly role: ContestRole; readonly unit: string }
  | { readonly act: 'take' | 'renew'; readonly holder: Holder }
