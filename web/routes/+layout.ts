// Pages are whole as they are sent. What must live on one has a script of its own (web/static/live.js,
// web/quiz/main.ts), which is a small part of the router's weight.
export const csr = false
