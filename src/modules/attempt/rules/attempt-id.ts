const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

/** Whether a text can be the id of an attempt; nothing else need be looked up. */
export const isAttemptId = (id: string): boolean => uuid.test(id)
