import type { Settings } from '#src/modules/pack/schema.ts'
import type {
  CopyContest,
  GuidedContest,
  Overview,
  PackPreview,
  SettingsCheck,
  SettingsHistory,
  SettingsPage,
  SettingsSaved,
  Started,
  StartPage,
  StoredDocument,
  UnitRows,
} from '#src/modules/setup/schema.ts'
import { openWire } from '#web/api.ts'

type Stage = Overview['stage']

/** What the screens of starting and setting up a contest ask of the API. */
export const openSetupApi = (fetch: Parameters<typeof openWire>[0]) => {
  const { get, ask, upload } = openWire(fetch)
  const base = (slug: string): string => `/desk/contests/${encodeURIComponent(slug)}`
  return {
    start: () => get<StartPage>('/desk/start'),
    readUnits: (file: Blob) => upload<UnitRows>('POST', '/desk/start/units', {}, file),
    copy: (body: CopyContest) => ask<Started>('POST', '/desk/start/copy', body),
    guide: (body: GuidedContest) => ask<Started>('POST', '/desk/start/form', body),
    previewPack: (file: Blob) => upload<PackPreview>('POST', '/desk/start/pack/preview', {}, file),
    takePack: (file: Blob) => upload<Started>('POST', '/desk/start/pack', {}, file),

    overview: (slug: string) => get<Overview>(`${base(slug)}/overview`),
    moveStage: (slug: string, from: Stage, to: Stage) =>
      ask<{ stage: Stage }>('POST', `${base(slug)}/stage`, { from, to }),

    settings: (slug: string) => get<SettingsPage>(`${base(slug)}/settings`),
    check: (slug: string, settings: Settings) =>
      ask<SettingsCheck>('POST', `${base(slug)}/settings/check`, { settings }),
    save: (slug: string, revision: number, settings: Settings) =>
      ask<SettingsSaved>('PUT', `${base(slug)}/settings`, { revision, settings }),
    history: (slug: string, after: string | null) =>
      get<SettingsHistory>(`${base(slug)}/settings/history`, { after }),
    uploadDocument: (slug: string, file: File) =>
      upload<StoredDocument>('POST', `${base(slug)}/settings/documents`, { name: file.name }, file),
  }
}
