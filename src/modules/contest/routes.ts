import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'

export const contestRoutes = (_app: HttpApp, _context: Context): void => {}
