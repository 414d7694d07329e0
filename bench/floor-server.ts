import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { groupCommit } from '#src/platform/db/group-commit.ts'
import { endAttempts, type EndRow } from '#src/modules/attempt/ending-store.ts'
import type { HeldAnswer } from '#src/modules/attempt/rules/answering.ts'
import {
  insertStarts,
  readAttempts,
  type SaveRow,
  type StartRow,
  updateSheets,
} from '#src/modules/attempt/store.ts'
import { timeOrderedId } from '#src/shared/ids.ts'
import { openContext } from './crowd.ts'

// The floor: bare node:http, no rule, no check, no session, and the same statements shared by group
// commit. A start and a read bring the questions, as they must, as a text that is ready. What the
// product is slower by is what it does besides:
// `node floor-server.ts <database> <port> <part> <round> <first person> <people> <versions> <slots>`,
// the last two as JSON.
const [url = '', port, part, round, first, people, versions = '[]', slots = '[]'] =
  process.argv.slice(2)
const { context } = await openContext(url)
const { answers: pool } = context.db
const limits = { largestBatch: 500, longestQueue: 20_000 }
const start = groupCommit({
  ...limits,
  keyOf: (row: StartRow) => row.id,
  commit: (rows: readonly StartRow[]) => insertStarts(pool, rows),
})
const save = groupCommit({
  ...limits,
  keyOf: (row: SaveRow) => row.id,
  commit: (rows: readonly SaveRow[]) => updateSheets(pool, rows),
})
const end = groupCommit({
  ...limits,
  keyOf: (row: EndRow) => row.id,
  commit: (rows: readonly EndRow[]) => endAttempts(pool, rows),
})
const read = groupCommit({
  ...limits,
  keyOf: (id: string) => id,
  commit: (ids: readonly string[]) => readAttempts(pool, ids),
})

type Held = { revision: number; sheet: Record<string, HeldAnswer>; startedAt: Date }
const held = new Map<string, Held>()
const paper = (JSON.parse(versions) as number[]).map((versionId) => ({
  versionId,
  order: [1, 2, 3, 4],
}))
let started = 0

const starting = async (): Promise<object> => {
  const startedAt = new Date()
  const id = timeOrderedId(startedAt)
  const size = Number(people)
  const personId = Number(first) + (started % size)
  const number = Math.floor(started / size) + 1
  started += 1
  await start({
    id,
    partId: Number(part),
    roundId: Number(round),
    personId,
    number,
    kind: 'official',
    seed: 1,
    paper,
    startedAt,
    deadlineAt: new Date(startedAt.getTime() + 600_000),
    graceMs: 2000,
    madeFrom: null,
  })
  held.set(id, { revision: 0, sheet: {}, startedAt })
  return { id }
}

type Body = { sequence: number; answers: Record<string, number[]> }

const answering = async (id: string, body: Body, isLast: boolean): Promise<object> => {
  const attempt = held.get(id)
  if (attempt === undefined) throw new Error('no such attempt')
  const now = new Date()
  for (const [slot, options] of Object.entries(body.answers))
    attempt.sheet[slot] = [options, body.sequence]
  const { revision, sheet } = attempt
  const row = { id, revision, sheet, sequence: body.sequence, arrivedAt: now, savedAt: now }
  attempt.revision += 1
  if (!isLast) {
    const written = await save(row)
    if (!written.ok || !written.value) throw new Error('not saved')
    return { sequence: body.sequence, savedAt: now }
  }
  held.delete(id)
  const durationMs = now.getTime() - attempt.startedAt.getTime()
  const ending = { submittedAt: now, endedBy: 'contestant', correct: 5, durationMs } as const
  const written = await end({ ...row, ...ending, keys: [-5, durationMs, now.getTime()] })
  if (!written.ok || written.value === null) throw new Error('not ended')
  return { ...ending, total: paper.length, counts: written.value.counts }
}

const reply = async (
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> => {
  if (request.url === '/nothing') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 }).end('{}')
    return
  }
  const [, , , , id = '', verb] = (request.url ?? '').split('/')
  const isRead = request.method === 'GET'
  const isAnswer = verb === 'answers' || verb === 'submission'
  const value = isAnswer
    ? await answering(id, JSON.parse(text) as Body, verb === 'submission')
    : isRead
      ? await read(id)
      : await starting()
  const written = JSON.stringify(value)
  const body = isAnswer ? written : `${written.slice(0, -1)},"slots":${slots}}`
  response.writeHead(isAnswer || isRead ? 200 : 201, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (chunk: string) => (text += chunk))
  request.on('end', () => {
    reply(request, response, text).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      response.writeHead(500, { 'content-length': 0 }).end()
    })
  })
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
