import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { ensureWebBuilt } from '../scripts/build-web.ts'
import { findChromium } from '../scripts/test/find-chromium.ts'
import { type CountingProxy, openCountingProxy } from './counting-proxy.ts'
import { aCrowd } from './crowd.ts'
import { median } from './measure.ts'
import type { Findings } from './report.ts'
import { onStage, type Stage } from './stage.ts'

const visits = 3
// The usual slow 3G of laboratory tests, and a phone of the lower middle.
const slow = { kilobits: 400, latencyMs: 400, cpuRate: 4 }
const firstQuestionOf = 'quiz, to the first question'
const limits: Readonly<Record<string, number>> = {
  home: 100_000,
  quiz: 60_000,
  [firstQuestionOf]: 60_000,
}
// Quiz page of Moodle 4.5, cold; recorded, since Moodle is not run along.
const moodleBytes = 1_190_000

type Place = { readonly name: string; readonly path: string }
type Weight = { readonly name: string; readonly bytes: number; readonly requests: number }
type Visit = { readonly page: Page; readonly context: BrowserContext }

/**
 * Bytes on the wire of cold visits in Chromium, all requests and headers; and the time to the first
 * question on a slow phone, beside the same bytes in one reply.
 */
export const page = async (): Promise<Findings> => {
  await ensureWebBuilt()
  const found = await findChromium()
  if ('missing' in found) throw new Error(found.missing)
  const browser = await chromium.launch({
    executablePath: found.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const { weights, first, bare } = await onStage((stage) => measured(stage, browser))
    return findings(weights, first, bare)
  } finally {
    await browser.close()
  }
}

const measured = async (stage: Stage, browser: Browser) => {
  const { contest, cookies } = await aCrowd(stage.context, { size: 20 })
  const { port } = await stage.serve('portal-server.ts')
  const proxy = await openCountingProxy(port)
  const contestPath = `/contests/${contest.slug}`
  const quiz = { name: 'quiz', path: `${contestPath}/quiz/kien-thuc` }
  const places = [
    { name: 'home', path: '/' },
    { name: 'contest', path: contestPath },
    quiz,
    { ...quiz, name: firstQuestionOf },
  ]
  const weights: Weight[] = []
  for (const [index, place] of places.entries())
    weights.push(await weightOf(browser, proxy, place, cookies[index] ?? ''))
  const times: number[] = []
  for (const cookie of cookies.slice(-visits))
    times.push(await firstQuestion(browser, proxy, quiz.path, cookie))
  const bytes = weights.find(({ name }) => name === firstQuestionOf)?.bytes ?? 0
  const memory = await stage.serve('bytes-server.ts', [String(bytes)])
  const bares: number[] = []
  for (let visit = 0; visit < visits; visit += 1) bares.push(await bareLoad(browser, memory.port))
  proxy.close()
  return { weights, first: median(times), bare: median(bares) }
}

const findings = (weights: readonly Weight[], first: number, bare: number): Findings => ({
  tables: [
    {
      title: 'Cold visits in Chromium, everything on the wire',
      columns: ['page', 'kB', 'requests', 'share of Moodle’s quiz page'],
      rows: weights.map(({ name, bytes, requests }) => [
        name,
        bytes / 1000,
        requests,
        bytes / moodleBytes,
      ]),
    },
    {
      title: `First question at ${slow.kilobits} kbit/s, ${slow.latencyMs} ms, CPU ${slow.cpuRate} times slower`,
      columns: ['', 'seconds'],
      rows: [
        ['quiz page, start pressed at once, first question', first / 1000],
        ['the quiz page’s bytes in one reply', bare / 1000],
      ],
    },
  ],
  holds: weights.flatMap(({ name, bytes }) => {
    const most = limits[name]
    return most === undefined
      ? []
      : [{ what: `bytes of ${name}, at most ${most}`, measured: bytes, met: bytes <= most }]
  }),
  notes: [`Medians of ${visits} visits. Moodle’s 1.19 MB was measured before, not in this run.`],
})

/** A browser that has never been here, signed in by the cookie. */
const coldVisit = async (browser: Browser, port: number, cookie: string): Promise<Visit> => {
  const context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 740 },
  })
  const [name = '', value = ''] = cookie.split('=')
  if (value !== '') await context.addCookies([{ name, value, url: `http://127.0.0.1:${port}` }])
  return { context, page: await context.newPage() }
}

const weightOf = async (
  browser: Browser,
  proxy: CountingProxy,
  { name, path }: Place,
  cookie: string,
): Promise<Weight> => {
  const visit = await coldVisit(browser, proxy.port, name.startsWith('quiz') ? cookie : '')
  let requests = 0
  visit.context.on('request', () => (requests += 1))
  proxy.take()
  await visit.page.goto(`http://127.0.0.1:${proxy.port}${path}`, { waitUntil: 'networkidle' })
  if (name === firstQuestionOf) await startQuiz(visit.page)
  await visit.page.waitForLoadState('networkidle')
  const { bytes } = proxy.take()
  await visit.context.close()
  return { name, bytes, requests }
}

const startQuiz = async (quiz: Page): Promise<void> => {
  await quiz.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await quiz.getByRole('heading', { name: 'Câu 1/15' }).waitFor()
}

const slowDown = async ({ page: slowed, context }: Visit): Promise<void> => {
  const session = await context.newCDPSession(slowed)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latencyMs,
    downloadThroughput: (slow.kilobits * 1000) / 8,
    uploadThroughput: (slow.kilobits * 1000) / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.cpuRate })
}

const firstQuestion = async (
  browser: Browser,
  proxy: CountingProxy,
  path: string,
  cookie: string,
): Promise<number> => {
  const visit = await coldVisit(browser, proxy.port, cookie)
  await slowDown(visit)
  const began = performance.now()
  await visit.page.goto(`http://127.0.0.1:${proxy.port}${path}`, { waitUntil: 'commit' })
  await startQuiz(visit.page)
  const took = performance.now() - began
  await visit.context.close()
  return took
}

const bareLoad = async (browser: Browser, port: number): Promise<number> => {
  const visit = await coldVisit(browser, port, '')
  await slowDown(visit)
  const began = performance.now()
  await visit.page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'load' })
  const took = performance.now() - began
  await visit.context.close()
  return took
}
