import assert from 'node:assert/strict'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { test, type TestContext } from 'node:test'
import { addPerson } from '#src/modules/person/add-person.ts'
import { demoFile, readDemo, unfinishedDemoFile } from '#src/start/demo-file.ts'
import { type Demo, demoNames, drawDemo } from '#src/start/demo-people.ts'
import { writeUnfinishedDemo } from '#src/start/demo-file.ts'
import { makeFirstOperator } from '#src/start/first-operator.ts'
import { firstStart } from '#src/start/first-start.ts'
import { loadEditions } from '#src/start/load-demo.ts'
import { startApplication } from '#test/factories/application.ts'
import { signIn } from '#test/factories/people.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const open = async (t: TestContext, demo = true) => {
  const dataFolder = await temporaryFolder()
  const said: string[] = []
  const application = await startApplication(t, {
    now: '2026-11-20T09:00:00+07:00',
    config: { dataFolder, demo },
  })
  const start = async () =>
    (await firstStart(application.context, (sentence) => said.push(sentence)))('http://here')
  return { ...application, dataFolder, start, said }
}

const mustReadDemo = async (dataFolder: string): Promise<Demo> => {
  const demo = await readDemo(demoFile(dataFolder))
  assert.ok(demo !== null)
  return demo
}

test('the first start loads the editions and people who can sign in at once; the second tells the same', async (t) => {
  const { app, dataFolder, start, said } = await open(t)
  const welcome = await start()
  const demo = await mustReadDemo(dataFolder)
  assert.equal((await stat(demoFile(dataFolder))).mode & 0o777, 0o600)
  assert.equal(demo.contest, 'thuc-hanh')
  assert.equal(demo.part, 'kien-thuc')
  assert.equal(demo.contestants.length, demoNames.length)
  assert.ok(demo.contestants.length >= 20)

  const listed = await app.inject({ url: '/api/v1/contests' })
  const { contests } = listed.json<{ contests: { slug: string; state: string; demo: boolean }[] }>()
  assert.deepEqual(
    contests
      .map(({ slug, state, demo: isDemo }) => [slug, state, isDemo])
      .toSorted((one, other) => String(one[0]).localeCompare(String(other[0]))),
    [
      ['soctrang-2020', 'closed', false],
      ['soctrang-2021', 'closed', false],
      ['thuc-hanh', 'running', true],
    ],
  )

  const units = new Set<string>()
  for (const { username, password } of demo.contestants) {
    const cookie = await signIn(app, username, password)
    const me = (await app.inject({ url: '/api/v1/me', headers: { cookie } })).json<{
      mustSetPassword: boolean
      contests: { contest: string; unit: string }[]
    }>()
    assert.equal(me.mustSetPassword, false)
    assert.deepEqual(
      me.contests.map(({ contest }) => contest),
      ['thuc-hanh'],
    )
    for (const { unit } of me.contests) units.add(unit)
  }
  assert.equal(units.size, 8, 'the contestants are of all units')

  for (const [who, role] of [
    [demo.coordinator, 'unit_coordinator'],
    [demo.organiser, 'organiser'],
  ] as const) {
    const cookie = await signIn(app, who.username, who.password)
    const me = await app.inject({ url: '/api/v1/me', headers: { cookie } })
    const { roles } = me.json<{ roles: { role: string; contest: string }[] }>()
    assert.deepEqual(
      roles.map((held) => [held.role, held.contest]),
      [[role, 'thuc-hanh']],
    )
    assert.ok(welcome.includes(who.password))
  }
  assert.ok(welcome.includes(demo.contestants[0]?.password ?? '-'))
  assert.ok(welcome.includes(demoFile(dataFolder)))

  const before = await readFile(demoFile(dataFolder), 'utf8')
  const sentences = said.length
  assert.equal(await start(), welcome)
  assert.equal(await readFile(demoFile(dataFolder), 'utf8'), before)
  assert.equal(said.length, sentences, 'nothing was loaded again')
})

test('a start killed in the middle is finished by the next, with the passwords it had drawn', async (t) => {
  const { app, context, dataFolder, start } = await open(t)
  const drawn = drawDemo()
  await writeUnfinishedDemo(dataFolder, drawn)
  await loadEditions(context)
  const [someone] = drawn.contestants
  assert.ok(someone !== undefined)
  await addPerson(context, {
    name: demoNames[0] ?? '',
    username: someone.username,
    chosenPassword: someone.password,
    mustSetPassword: false,
  })

  await start()
  const demo = await mustReadDemo(dataFolder)
  assert.deepEqual(demo.contestants, drawn.contestants)
  assert.equal(await readDemo(unfinishedDemoFile(dataFolder)), null)
  await signIn(app, someone.username, someone.password)
  await signIn(app, drawn.organiser.username, drawn.organiser.password)
})

test('a database that holds something gets no demo, whatever lies in the data folder', async (t) => {
  const { context, dataFolder, start } = await open(t)
  await addPerson(context, { name: 'Nguyễn Thị Hoa', username: 'hoa' })
  await writeUnfinishedDemo(dataFolder, drawDemo())
  const welcome = await start()
  assert.ok(!welcome.includes('DEMO'))
  assert.equal(await readDemo(demoFile(dataFolder)), null)
  assert.equal(
    await context.db.query.selectFrom('contest').select('id').executeTakeFirst(),
    undefined,
  )
})

test('with the demo off, an empty installation stays empty and says how to make the first organiser', async (t) => {
  const { context, start } = await open(t, false)
  assert.match(await start(), /user add ban-to-chuc/u)
  assert.equal(
    await context.db.query.selectFrom('person').select('id').executeTakeFirst(),
    undefined,
  )
})

test('the first organiser is asked for a password until one is good', async (t) => {
  const { app, context, said, start } = await open(t, false)
  const typed = ['ngắn', '1234567890', 'một mật khẩu đủ dài']
  await makeFirstOperator(
    context,
    () => Promise.resolve(typed.shift() ?? ''),
    (sentence) => said.push(sentence),
  )
  assert.equal(said.length, 3, 'two passwords were refused with a sentence')
  await signIn(app, 'ban-to-chuc', 'một mật khẩu đủ dài')
  assert.match(await start(), /1 person can sign in/u)
})

test('a data folder removed and made again is no reason to load the demo anew', async (t) => {
  const { dataFolder, start } = await open(t)
  await start()
  await rm(dataFolder, { recursive: true })
  await mkdir(dataFolder)
  assert.match(await start(), /^\d+ people can sign in/u)
})
