// Who works here keeps a page open for hours, filters, edits and is warned of what is not saved:
// these pages live on SvelteKit's router (docs/decisions/0018-desks-on-the-router.md).
export const csr = true
