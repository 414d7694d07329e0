import { ensureWebBuilt } from '../../scripts/build-web.ts'

// Playwright wants its setup as a default export.
export default ensureWebBuilt
