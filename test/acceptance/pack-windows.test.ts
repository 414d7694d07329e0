import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importPack } from '#src/modules/pack/import-pack.ts'
import { problemLine } from '#src/modules/pack/rules/problem.ts'
import { startApplication } from '#test/factories/application.ts'
import { aPackFolder, importedFrom, type PackFolder } from '#test/factories/pack.ts'

const yaml = 'cuoc-thi/contest.yaml'
const never = () => assert.fail('nothing is to be approved')

/** Gives the video part windows of its own. */
const withWindows = (pack: PackFolder, windows: string): Promise<void> =>
  pack.edit(yaml, 'kind: video,', `kind: video, ${windows},`)

const mistakes = [
  [
    'a window in a round that is not there',
    'windows: [{ round: khac, start: "2021-09-15T07:00", end: "2021-10-20T24:00" }]',
    /:30:\d+: không có đợt “khac”/u,
  ],
  [
    'a window that ends as it starts',
    'windows: [{ round: chinh-thuc, start: "2021-09-15T07:00", end: "2021-09-15T07:00" }]',
    /:30:\d+: giờ đóng phải sau giờ mở/u,
  ],
  [
    'two windows in a round',
    'windows: [{ round: thu, start: "2021-09-01T00:00", end: "2021-09-02T00:00" }, { round: thu, start: "2021-09-03T00:00", end: "2021-09-04T00:00" }]',
    /:30:\d+: đợt “thu” có hai giờ riêng/u,
  ],
  [
    'a window without times',
    'windows: [{ round: thu, start: "2021-09-31T00:00", end: "2021-10-02T00:00" }]',
    /:30:\d+: không có thời điểm 2021-09-31T00:00/u,
  ],
] as const

test('a window that cannot be is refused with its place', async (t) => {
  const { context } = await startApplication(t)
  for (const [what, windows, problem] of mistakes)
    await t.test(what, async () => {
      const pack = await aPackFolder()
      await withWindows(pack, windows)
      const outcome = await importPack(context, pack.folder, { approve: never })
      assert.ok('problems' in outcome)
      assert.match(outcome.problems.map(problemLine).join('\n'), problem)
    })
})

test('a part may have its own window in a round, also outside of it', async (t) => {
  const { context } = await startApplication(t)
  const pack = await aPackFolder()
  await withWindows(
    pack,
    'windows: [{ round: chinh-thuc, start: "2021-09-20T07:00", end: "2021-11-30T24:00" }]',
  )
  const contest = await importedFrom(context, pack)
  const ends = contest.parts.map(({ rounds }) => rounds.map(({ endsAt }) => endsAt.toISOString()))
  assert.deepEqual(ends, [
    ['2021-09-10T17:00:00.000Z', '2021-10-15T17:00:00.000Z'],
    ['2021-09-10T17:00:00.000Z', '2021-11-30T17:00:00.000Z'],
  ])
  const again = await importPack(context, pack.folder, { approve: never })
  assert.equal(again.state, 'unchanged')
})

test('a window that overlaps with another round of the part is refused', async (t) => {
  const { context } = await startApplication(t)
  const pack = await aPackFolder()
  await pack.edit(yaml, 'kind: trial', 'kind: official')
  await withWindows(
    pack,
    'windows: [{ round: thu, start: "2021-09-01T00:00", end: "2021-09-15T07:01" }]',
  )
  const outcome = await importPack(context, pack.folder, { approve: never })
  assert.ok('problems' in outcome)
  assert.match(
    outcome.problems.map(problemLine).join(),
    /giờ riêng trong đợt “thu” trùng thời gian với đợt “chinh-thuc”/u,
  )
})
