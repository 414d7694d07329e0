import type {
  MoveWindow,
  NewNotice,
  NoticePublished,
  PlanWindow,
  WindowPlan,
  Windows,
} from '#src/modules/contest/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

/** What the screen about times and notices asks of the API. */
export const openWindowsApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get, ask } = openWire(fetch)
  const desk = `/desk${contestPath(contest)}`
  return {
    windows: () => get<Windows>(`${desk}/windows`),
    plan: (body: PlanWindow) => ask<WindowPlan>('POST', `${desk}/windows/plan`, body),
    move: (body: MoveWindow) => ask<NoticePublished>('POST', `${desk}/windows`, body),
    publish: (body: NewNotice) => ask<NoticePublished>('POST', `${desk}/notices`, body),
  }
}
export type WindowsApi = ReturnType<typeof openWindowsApi>
