import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Ranking } from '#src/modules/ranking/schema.ts'
import type { ContestPage } from '#src/modules/contest/schema.ts'
import type { Web } from '#src/platform/http/web.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'

/** Pages that show all that they were asked with, and how often one was made. */
const openSite = async (t: TestContext) => {
  let made = 0
  const web: Web = (request, response) => {
    made += 1
    const { cookie = '', host = '', 'accept-language': language = '' } = request.headers
    response.setHeader('content-type', 'text/html')
    response.end(`${request.url} [${cookie}] [${language}] [${host}] made ${made}`)
  }
  const product = await startApplication(t, { web })
  const origin = await product.app.listen({ host: '127.0.0.1', port: 0 })
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${origin}${path}`, { headers })
    return { reply, status: reply.status, text: await reply.text() }
  }
  return { ...product, origin, ask, made: () => made }
}

test('strangers share a page, which a proxy may hold and has to ask about', async (t) => {
  const { ask, made } = await openSite(t)
  const pages = await Promise.all(Array.from({ length: 50 }, () => ask('/contests/a')))
  assert.equal(made(), 1)
  const [first] = pages
  assert.ok(first !== undefined && pages.every(({ text }) => text === first.text))
  assert.equal(first.reply.headers.get('cache-control'), 'public, max-age=0, must-revalidate')
  assert.equal(first.reply.headers.get('vary'), 'Cookie, Accept-Language, Accept-Encoding')
  const etag = first.reply.headers.get('etag') ?? ''
  assert.match(etag, /^"[\w-]+"$/u)
  const known = await ask('/contests/a', { 'if-none-match': etag })
  // Half a second may have passed, in which the page was made anew.
  if (known.reply.headers.get('etag') === etag) {
    assert.equal(known.status, 304)
    assert.equal(known.text, '')
  }
})

test('a page is kept for each language, look and host apart, and says nothing else of who asked', async (t) => {
  const { ask } = await openSite(t)
  const english = await ask('/', { 'accept-language': 'en-GB,en;q=0.9', 'user-agent': 'x' })
  const vietnamese = await ask('/', { 'accept-language': 'vi' })
  const dark = await ask('/', {
    'accept-language': 'vi',
    cookie: 'hoithi_theme=dark; other=secret',
  })
  const khmer = await ask('/', { 'accept-language': 'vi', cookie: 'hoithi_language=km' })
  assert.match(english.text, /\[\] \[en\]/u)
  assert.match(vietnamese.text, /\[\] \[vi\]/u)
  assert.match(dark.text, /\[hoithi_theme=dark\] \[vi\]/u)
  assert.match(khmer.text, /\[hoithi_language=km\]/u)
  for (const { text } of [english, vietnamese, dark, khmer]) assert.doesNotMatch(text, /secret/u)
})

test('what somebody sees who is signed in, no stranger ever sees', async (t) => {
  const site = await openSite(t)
  const contest = await aContest(site.context)
  const contestant = await aContestantAt(site, contest)
  const path = `/contests/${contest.slug}`
  const own = await site.ask(path, { cookie: contestant.cookie })
  assert.ok(own.text.includes(contestant.cookie))
  assert.notEqual(own.reply.headers.get('cache-control')?.startsWith('public'), true)
  const stranger = await site.ask(path)
  assert.ok(!stranger.text.includes('hoithi_session'))
  const again = await site.ask(path, { cookie: contestant.cookie })
  assert.ok(again.text.includes(contestant.cookie))
  assert.ok(!(await site.ask(path)).text.includes('hoithi_session'))
})

test('a result is on the public’s ranking within two seconds, a change of the contest at once', async (t) => {
  const site = await openSite(t)
  const contest = await aContest(site.context, { definition: { name: { vi: 'Tên cũ' } } })
  const part = contest.parts[0]?.code ?? ''
  const ranking = `/api/v1/contests/${contest.slug}/parts/${part}/ranking`
  const total = async () => (JSON.parse((await site.ask(ranking)).text) as Ranking).total
  assert.equal(await total(), 0)
  const contestant = await aContestantAt(site, contest)
  const attempt = await contestant.begin()
  await contestant.submit(attempt.id, 1, { 1: [1] })
  await eventually('the result is shown', async () => ((await total()) === 1 ? true : null), 2000)

  const name = async () => {
    const { text } = await site.ask(`/api/v1/contests/${contest.slug}`)
    return (JSON.parse(text) as ContestPage).name.vi
  }
  assert.equal(await name(), 'Tên cũ')
  await aContest(site.context, { slug: contest.slug, definition: { name: { vi: 'Tên mới' } } })
  await site.context.notices.caughtUp()
  assert.equal(await name(), 'Tên mới')
})

test('what is refused is kept for nobody', async (t) => {
  const { ask, context } = await openSite(t)
  assert.equal((await ask('/api/v1/contests/hoi-thi-moi')).status, 404)
  await aContest(context, { slug: 'hoi-thi-moi' })
  assert.equal((await ask('/api/v1/contests/hoi-thi-moi')).status, 200)
})
