import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import type { Attempt } from '#src/modules/attempt/schema.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { QuestionDefinition } from '#src/modules/question-bank/bank.ts'
import type { Context } from '#src/platform/context.ts'
import { anotherProcess } from '#test/factories/another-process.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import {
  aContestantAt,
  answersFor,
  type Contestant,
  contestantOf,
} from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

const questions: QuestionDefinition[] = Array.from({ length: 20 }, (_, index) => ({
  code: `ma-cau-${index}`,
  topic: 'to-chuc',
  difficulty: 'easy',
  stem: `Câu ${index}?`,
  options: [0, 1, 2, 3].map((option) => ({
    text: `Phương án ${index}.${option}`,
    pinned: option === 3,
    correct: option === index % 4,
  })),
  keepOrder: false,
  explanation: `GIẢI-THÍCH-${index}`,
  source: `NGUỒN-${index}`,
}))

// Makes another option of every question right, behind the back of everything kept in memory.
const moveTheKey = (context: Context) =>
  context.db.pool.query(`
    update question_version set explanation = 'GIẢI-THÍCH khác', source = 'NGUỒN khác', options = (
      select jsonb_agg(jsonb_set(value, '{correct}', to_jsonb(
        coalesce((options->((place::int + 2) % 4)->>'correct')::boolean, false))) order by place)
      from jsonb_array_elements(options) with ordinality as option (value, place))`)

const fill = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{([^}]+)\}/gu, (_, name: string) => values[name] ?? 'khong-co')

// Reads every address there is, as the document of the API lists them.
const readEverything = async (
  { app }: Application,
  contest: Contest,
  contestant: Contestant,
  ids: readonly string[],
): Promise<LightMyRequestResponse[]> => {
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json<{
    paths: Record<string, object>
  }>()
  const readable = Object.keys(paths).filter((path) => 'get' in (paths[path] ?? {}))
  assert.ok(readable.includes('/api/v1/attempts/{id}'))
  const urls = ids.flatMap((id) =>
    readable.map((path) => fill(path, { contest: contest.slug, part: 'kien-thuc', id })),
  )
  const replies: LightMyRequestResponse[] = []
  for (const url of new Set(urls))
    replies.push(await app.inject({ url, headers: { cookie: contestant.cookie } }))
  return replies
}

// Everything a contestant can make the server say while an attempt of theirs is open.
const tryEverything = async (
  product: Application,
  contest: Contest,
  contestant: Contestant,
  attempts: { readonly ended: Attempt; readonly open: Attempt },
): Promise<LightMyRequestResponse[]> => {
  const { ended, open } = attempts
  const replies = await readEverything(product, contest, contestant, [ended.id, open.id])
  const perSlot = open.slots.flatMap(({ slot, options }) =>
    options.map(({ option }) => ({ slot: String(slot), option })),
  )
  replies.push(await contestant.start(), await contestant.list())
  for (const [index, { slot, option }] of perSlot.entries()) {
    replies.push(await contestant.save(open.id, index + 1, { [slot]: [option] }))
    replies.push(await contestant.save(open.id, index + 1, { [slot]: [option, 1, 2] }))
  }
  replies.push(await contestant.save(open.id, 1, { '1': [4], '99': [1] }))
  replies.push(await contestant.submit(ended.id, 9, {}))
  replies.push(await contestant.show(open.id))
  return replies
}

const bytesOf = (reply: LightMyRequestResponse): string => {
  const { date: _, ...headers } = reply.headers
  return `${reply.statusCode}\n${JSON.stringify(headers)}\n${reply.body}`
}

test('no byte that a contestant receives while the contest runs depends on the key', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context, {
    questions,
    quiz: { blueprint: [{ topic: 'to-chuc', count: 10 }], review: 'after-close' },
  })
  const contestant = await aContestantAt(product, contest)
  const ended = await contestant.begin()
  await contestant.submit(ended.id, 1, await answersFor(context, ended, 5))
  const open = await contestant.begin()
  const before = await tryEverything(product, contest, contestant, { ended, open })

  const rightBefore = await answersFor(context, open, 10)
  await moveTheKey(context)
  const restarted = await anotherProcess(t, product)
  const rightAfter = await answersFor(restarted.context, open, 10)
  for (const slot of Object.keys(rightBefore))
    assert.notDeepEqual(rightBefore[slot], rightAfter[slot])
  const { personId: id, cookie } = contestant
  const again = contestantOf(restarted.app, contest, { id, cookie })
  const after = await tryEverything(restarted, contest, again, { ended, open })
  // The answers of the first round stand, so the second is compared with a third.
  await moveTheKey(context)
  const third = await anotherProcess(t, product)
  const last = await tryEverything(
    third,
    contest,
    contestantOf(third.app, contest, { id, cookie }),
    { ended, open },
  )
  assert.ok(after.length > 60)
  assert.deepEqual(after.map(bytesOf), last.map(bytesOf))
  assert.deepEqual(after.slice(-3).map(bytesOf), before.slice(-3).map(bytesOf))

  const everything = [...before, ...after].map(bytesOf).join('\n')
  assert.match(everything, /Phương án/u)
  for (const secret of [/GIẢI-THÍCH/u, /NGUỒN/u, /ma-cau-/u, /"pinned"/u, /"right"/u, /"seed"/u])
    assert.doesNotMatch(everything, secret)
  assert.doesNotMatch(everything, /"(?:explanation|source)":"/u)
})

test('nobody is shown another’s paper', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context, {
    questions,
    quiz: { blueprint: [{ topic: 'to-chuc', count: 10 }] },
  })
  const [one, two] = [await aContestantAt(product, contest), await aContestantAt(product, contest)]
  const papers = [await one.begin(), await two.begin()]
  assert.notDeepEqual(papers[0]?.slots, papers[1]?.slots)
  const replies = await readEverything(product, contest, two, [papers[0]?.id ?? ''])
  for (const reply of replies) assert.doesNotMatch(reply.body, /Phương án/u)
})
