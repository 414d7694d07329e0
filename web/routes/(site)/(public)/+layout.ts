// Public pages are whole without scripts; the little they have is web/live.ts.
export const csr = false
