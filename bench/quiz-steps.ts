import type { Wire, WireReply } from './wire.ts'

type Tell = (began: number, ended: number) => void
export type Quiz = {
  /** path that starts an attempt */
  readonly start: string
  readonly cookie: string
}

/** Sends a request and tells its time. Throws where the status is not the one expected. */
const timed = async (
  wire: Wire,
  tell: Tell,
  status: number,
  ...request: Parameters<Wire['send']>
): Promise<WireReply> => {
  const began = performance.now()
  const reply = await wire.send(...request)
  if (reply.status !== status) throw new Error(`${request[1]}: ${reply.status} ${reply.body}`)
  tell(began, performance.now())
  return reply
}

const starts = async (wire: Wire, { start, cookie }: Quiz, tell: Tell): Promise<string> => {
  const { body } = await timed(wire, tell, 201, 'POST', start, cookie)
  return `/api/v1/attempts/${(JSON.parse(body) as { id: string }).id}`
}

/** A whole attempt as the answer sheet makes it: 1 start, 15 saves, 1 submission. */
export const takeQuiz = async (wire: Wire, quiz: Quiz, tell: Tell): Promise<void> => {
  const attempt = await starts(wire, quiz, tell)
  for (let slot = 1; slot <= 15; slot += 1)
    await timed(wire, tell, 200, 'PUT', `${attempt}/answers`, quiz.cookie, {
      sequence: slot,
      answers: { [slot]: [(slot % 4) + 1] },
    })
  const last = { sequence: 16, answers: {} }
  await timed(wire, tell, 200, 'POST', `${attempt}/submission`, quiz.cookie, last)
}

const fiveFrom = (first: number) =>
  Object.fromEntries([0, 1, 2, 3, 4].map((more) => [first + more, [((first + more) % 4) + 1]]))

/**
 * A whole attempt in the nine requests that Moodle needs for one: start, read, a save for each of
 * three pages, one more save, summary, submission, review.
 */
export const takeMoodleSteps = async (wire: Wire, quiz: Quiz, tell: Tell): Promise<void> => {
  const attempt = await starts(wire, quiz, tell)
  const read = () => timed(wire, tell, 200, 'GET', attempt, quiz.cookie)
  await read()
  const saves = [fiveFrom(1), fiveFrom(6), fiveFrom(11), { 1: [1] }]
  for (const [index, answers] of saves.entries()) {
    const save = { sequence: index + 1, answers }
    await timed(wire, tell, 200, 'PUT', `${attempt}/answers`, quiz.cookie, save)
  }
  await read()
  const last = { sequence: 5, answers: {} }
  await timed(wire, tell, 200, 'POST', `${attempt}/submission`, quiz.cookie, last)
  await read()
}
