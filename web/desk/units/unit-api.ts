import type {
  AddedSubUnits,
  NewSubUnits,
  SubUnitEdit,
  SubUnitList,
} from '#src/modules/contest/unit-schema.ts'
import type {
  ContestUnitChoice,
  ContestUnitList,
  ContestUnitOutcome,
} from '#src/modules/contest/unit-schema.ts'
import type {
  NewUnit,
  UnitCandidates,
  UnitChangeList,
  UnitChangeOutcome,
  UnitChangeRequest,
  UnitDetail,
  UnitEdit,
  UnitFileOutcome,
  UnitList,
} from '#src/modules/unit/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

type Query = Readonly<Record<string, string | number | null | undefined>>

/** What the screens about units ask of the API. */
export const openUnitApi = (fetch: Parameters<typeof openWire>[0]) => {
  const { get, ask, upload, begin } = openWire(fetch)
  return {
    units: (query: Query) => get<UnitList>('/units', query),
    unit: (code: string) => get<UnitDetail>(`/units/${code}`),
    add: (unit: NewUnit) => ask<{ code: string }>('POST', '/units', unit),
    edit: (code: string, edit: UnitEdit) => ask<void>('PATCH', `/units/${code}`, edit),
    changes: (query: Query) => get<UnitChangeList>('/unit-changes', query),
    change: (request: UnitChangeRequest) =>
      ask<UnitChangeOutcome>('POST', '/unit-changes', request),
    undo: (id: string) => ask<void>('DELETE', `/unit-changes/${id}`),
    lookAtFile: (file: Blob, query: Query) =>
      upload<UnitFileOutcome>('POST', '/unit-file', query, file),
    /** As long work, of which UnitFileOutcome comes; `confirm` is the fingerprint that was seen. */
    takeFile: (file: Blob, query: Query & { readonly confirm: string }) =>
      begin('/unit-file', file, query),
  }
}

/** What the screen of a contest's units asks of the API. */
export const openContestUnitApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get, ask } = openWire(fetch)
  const base = contestPath(contest)
  return {
    units: (query: Query) => get<ContestUnitList>(`${base}/units`, query),
    candidates: (query: Query) => get<UnitCandidates>(`${base}/unit-candidates`, query),
    choose: (choice: ContestUnitChoice) =>
      ask<ContestUnitOutcome>('PATCH', `${base}/units`, choice),
  }
}

/** What the screen of a unit's sub-units asks of the API. */
export const openSubUnitApi = (
  fetch: Parameters<typeof openWire>[0],
  contest: string,
  unit: string,
) => {
  const { get, ask } = openWire(fetch)
  const base = `${contestPath(contest)}/units/${encodeURIComponent(unit)}/sub-units`
  return {
    list: () => get<SubUnitList>(base),
    add: (units: NewSubUnits) => ask<AddedSubUnits>('POST', base, units),
    edit: (code: string, edit: SubUnitEdit) => ask<void>('PATCH', `${base}/${code}`, edit),
    remove: (code: string) => ask<void>('DELETE', `${base}/${code}`),
  }
}
