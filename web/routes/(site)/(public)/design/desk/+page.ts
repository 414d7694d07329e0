// What is shown here lives on the router at the desks, and so it does here.
export const csr = true
