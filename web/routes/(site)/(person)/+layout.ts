// Forms that answer without a new page: these few have the scripts of the router.
export const csr = true
