// `npm run pictures`: makes the pictures of docs/huong-dan anew from the running program, so that
// they show what there is. Run it after a change of the desks' screens.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureWebBuilt } from './build-web.ts'
import { pictures, type Who } from './pictures/pictures.ts'
import { findChromium } from './test/find-chromium.ts'

const root = path.resolve(import.meta.dirname, '..')
const folder = path.join(root, 'docs/huong-dan/hinh')

type Running = { readonly origin: string; readonly told: Readonly<Record<string, string>> }

const start = async (): Promise<{ running: Running; stop: () => Promise<void> }> => {
  const child = fork(
    path.join(root, 'test/browser/serve.ts'),
    [path.join(root, 'test/browser/stories/guides.ts')],
    { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  const failed = once(child, 'exit').then(() => {
    throw new Error('The application did not start.')
  })
  failed.catch(() => undefined)
  const [running] = (await Promise.race([once(child, 'message'), failed])) as [Running]
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit')
    child.send('end')
    await gone
  }
  return { running, stop }
}

const usernames = {
  organiser: 'ban-to-chuc',
  secretary: 'thu-ky',
  writer: 'soan-cau-hoi',
  coordinator: 'dau-moi',
  contestant: 'thu-ha',
}

const signIn = async (
  page: Page,
  { origin, told }: Running,
  who: keyof typeof usernames,
): Promise<void> => {
  const home = who === 'contestant' ? '/account' : '/desk'
  await page.goto(`${origin}/sign-in?returnTo=${home}`)
  await page.getByLabel('Tên đăng nhập').fill(usernames[who])
  await page.getByLabel('Mật khẩu', { exact: true }).fill(told[who] ?? '')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Hội thi của tôi' }).waitFor()
  await page.waitForLoadState('networkidle')
}

const takeAll = async (browser: Browser, running: Running): Promise<void> => {
  const everybody = new Set<Who>(pictures.map(({ who }) => who))
  for (const who of everybody) {
    const wanted = pictures.filter((picture) => picture.who === who)
    const context = await browser.newContext({
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width: 1100, height: 760 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    if (who !== 'anybody') await signIn(page, running, who)
    for (const { name, path: address, act, width, height } of wanted) {
      await page.setViewportSize({ width: width ?? 1100, height: height ?? 760 })
      await page.goto(running.origin + address, { waitUntil: 'networkidle' })
      await act?.(page)
      await page.screenshot({ path: path.join(folder, `${name}.png`) })
      console.log(`${name}.png`)
    }
    await context.close()
  }
}

const found = await findChromium()
if ('missing' in found) throw new Error(found.missing)
await ensureWebBuilt()
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const { running, stop } = await start()
// Addresses that stand on screens are those of a server of one's own, the same in every run.
const shown = 'http://hoithi.example.gov.vn'
const browser = await chromium.launch({
  executablePath: found.path,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    `--host-resolver-rules=MAP ${new URL(shown).host} ${new URL(running.origin).host}`,
    `--unsafely-treat-insecure-origin-as-secure=${shown}`,
  ],
})
try {
  await takeAll(browser, { ...running, origin: shown })
} finally {
  await browser.close()
  await stop()
}
