import { type Line, signedIn } from './world.ts'

/** Setting up and running an edition. */
export const setupLines: readonly Line[] = [{ route: 'GET /api/v1/desk', expected: signedIn(200) }]
