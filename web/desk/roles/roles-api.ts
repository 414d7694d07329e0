import type {
  Candidates,
  GivenRole,
  GiveRole,
  ProposedUsername,
  RenewedPassword,
  Roles,
} from '#src/modules/role/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

/** What the screens about roles ask of the API. */
export const openRolesApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get, ask } = openWire(fetch)
  const base = contestPath(contest)
  const grant = (id: string) => `${base}/roles/${encodeURIComponent(id)}`
  return {
    all: () => get<Roles>(`${base}/roles`),
    below: (unit: string) => get<Roles>(`${base}/units/${encodeURIComponent(unit)}/coordinators`),
    candidates: (search: string) => get<Candidates>(`${base}/roles/candidates`, { search }),
    username: (name: string) => get<ProposedUsername>(`${base}/roles/username`, { name }),
    give: (body: GiveRole) => ask<GivenRole>('POST', `${base}/roles`, body),
    take: (id: string) => ask<void>('DELETE', grant(id)),
    renew: (id: string) => ask<RenewedPassword>('POST', `${grant(id)}/password`),
  }
}
