import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { tidyLines } from '#src/modules/question-bank/rules/tidy-lines.ts'
import { type ContestFile, readContestFile } from './contest-file.ts'
import { editEdition, readSettings } from './edit-edition.ts'
import { decodeYaml } from './decode.ts'
import { changeContestFile, contestFileOf, writeContestFile } from './write-contest-file.ts'

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map(tidyLines)
  .filter((value) => value !== '')
const localised = fc.record({ vi: text, en: text, km: text }, { requiredKeys: ['vi'] })
const code = fc.stringMatching(/^[a-z]{1,6}(?:-[a-z0-9]{1,6})?$/u)
const day = fc.integer({ min: 1, max: 28 }).map((value) => String(value).padStart(2, '0'))
const minute = fc.integer({ min: 0, max: 59 }).map((value) => String(value).padStart(2, '0'))

const rounds = fc
  .uniqueArray(fc.tuple(code, localised, day, minute), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((list) =>
    list.map(([name, said, at, past], place) => ({
      code: name,
      kind: 'official' as const,
      name: said,
      start: `20${20 + place}-01-${at}T07:${past}`,
      end: `20${20 + place}-12-${at}T00:00`,
    })),
  )

const quiz = fc
  .record({
    bank: code,
    questions: fc.array(fc.record({ topic: code, count: fc.integer({ min: 1, max: 30 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    timeLimit: fc.constantFrom('10m', '1h30m', '45s', '1h'),
    grace: fc.constantFrom('0s', '2s', '1m'),
    attempts: fc.oneof(
      fc.constant('unlimited' as const),
      fc.record({ perRound: fc.integer({ min: 1, max: 50 }) }),
    ),
    shuffle: fc.record({ questions: fc.boolean(), options: fc.boolean() }),
    review: fc.constantFrom('never' as const, 'after-close' as const, 'after-attempt' as const),
    marks: fc.constantFrom('after-close' as const, 'after-attempt' as const),
  })
  .map(({ questions, ...rest }) => ({
    ...rest,
    blueprint: questions,
    questions: questions.reduce((sum, { count }) => sum + count, 0),
    counts: 'best' as const,
  }))
  .filter(({ questions }) => questions <= 200)

type Raw = Pick<ContestFile, 'parts' | 'rounds'>

/** The first part closes later in the first round than all others. */
const withWindow = ({ parts, rounds: [round] }: Raw): ContestFile['parts'] =>
  parts.map((part, place) =>
    place > 0 || round === undefined
      ? part
      : {
          ...part,
          windows: [{ round: round.code, start: round.start, end: '2020-12-31T12:30' }],
        },
  )

const settings = fc
  .record(
    {
      slug: code,
      name: localised,
      summary: localised,
      organiser: localised,
      timeZone: fc.constant('Asia/Ho_Chi_Minh'),
      demo: fc.constant(true),
      audience: localised,
      rules: fc.array(localised, { maxLength: 4 }),
      documents: fc.array(
        fc.record(
          { title: localised, number: text, issuer: localised },
          { requiredKeys: ['title'] },
        ),
        { maxLength: 4 },
      ),
      rounds,
      parts: fc
        .uniqueArray(fc.tuple(code, localised, fc.option(quiz, { nil: null })), {
          minLength: 1,
          maxLength: 3,
          selector: ([name]) => name,
        })
        .map((list) =>
          list.map(([name, said, own]) =>
            own === null
              ? { code: name, kind: 'video' as const, name: said, weight: 60.5 }
              : { code: name, kind: 'quiz' as const, name: said, quiz: own },
          ),
        ),
      ranking: fc.record(
        {
          keys: fc.constantFrom(['correct' as const], ['correct' as const, 'duration' as const]),
          visibility: fc.constantFrom('live' as const, 'hidden' as const),
          freezeAt: fc.constant('2021-10-01T08:00:30'),
          names: fc.constantFrom('full' as const, 'initials' as const),
        },
        { requiredKeys: ['keys', 'visibility', 'names'] },
      ),
      registration: fc.constant({
        fields: [
          { code: 'name', required: true },
          { code: 'phone', required: false, unique: true },
        ],
      }),
    },
    {
      requiredKeys: [
        'slug',
        'name',
        'summary',
        'organiser',
        'timeZone',
        'audience',
        'rules',
        'documents',
        'rounds',
        'parts',
        'ranking',
        'registration',
      ],
    },
  )
  .chain((said) =>
    fc.boolean().map((late) => ({ ...said, parts: late ? withWindow(said) : said.parts })),
  )
  // A record of fast-check may have no prototype, which is no difference here.
  .map((said): ContestFile => JSON.parse(JSON.stringify(said)) as ContestFile)

const read = (yaml: string): ContestFile => {
  const files = [{ path: 'contest.yaml', bytes: Buffer.from(yaml, 'utf8') }]
  const source = decodeYaml(files, 'contest.yaml', 'contest.yaml')
  assert.ok(source.ok, yaml)
  const definition = readContestFile(source.value, new Set(['documents/the-le.txt']))
  assert.ok(definition.ok, yaml)
  return contestFileOf(definition.value)
}

test('what is written is read as it was', () => {
  fc.assert(fc.property(settings, (said) => assert.deepEqual(read(writeContestFile(said)), said)))
})

test('a file changed from anything to anything else says the other, and nothing else', () => {
  fc.assert(
    fc.property(settings, settings, (before, after) => {
      assert.deepEqual(read(changeContestFile(writeContestFile(before), before, after)), after)
    }),
  )
})

const edition = readFileSync(
  new URL('../../../../editions/soctrang-2021/contest.yaml', import.meta.url),
  'utf8',
)

test('a file that is changed in one place keeps its comments, its layout and its 24:00', () => {
  const before = read(edition)
  const [part, video] = before.parts
  assert.ok(part?.quiz && video)
  const quizAfter = { ...part.quiz, timeLimit: '12m' }
  const after = { ...before, parts: [video, { ...part, quiz: quizAfter }] }
  const changed = changeContestFile(edition, before, after)
  assert.deepEqual(read(changed), after)
  assert.match(changed, /# No source gives the time limit of 2021[^]*timeLimit: 12m/u)
  assert.match(changed, /end: "2021-10-15T24:00"/u)
  assert.ok(changed.indexOf('code: video') < changed.indexOf('code: kien-thuc'))
})

test('settings that say nothing new leave every byte of the files', () => {
  const files = [
    { path: 'contest.yaml', bytes: Buffer.from(edition) },
    { path: 'documents/the-le.txt', bytes: Buffer.from('Thể lệ') },
    { path: 'units.csv', bytes: Buffer.from('code,name,unit_group,staff_count\nso,"Sở",Sở,\n') },
  ]
  const units = [{ code: 'so', name: 'Sở', unitGroup: 'Sở', staffCount: null }]
  const definition = readSettings(read(edition), files)
  assert.ok(definition.ok)
  const standing = { definition: definition.value, units, files }
  const same = editEdition(standing, read(edition))
  assert.ok(same.ok)
  assert.deepEqual(same.value.files, files)
  const more = editEdition(
    {
      ...standing,
      units: [...units, { ...units[0], code: 'ban', name: 'Ban, mới' }] as typeof units,
    },
    read(edition),
  )
  assert.ok(more.ok)
  assert.match(Buffer.from(more.value.files[2]?.bytes ?? []).toString(), /\nban,"Ban, mới",Sở,\n$/u)
})

test('a problem of settings carries the path to its value', () => {
  const wrong = readSettings({ ...read(edition), timeZone: 'Mars/Phobos' }, [])
  assert.ok(!wrong.ok)
  assert.deepEqual(
    wrong.problems.map(({ path }) => path),
    [['timeZone']],
  )
  const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const deep = readSettings({ rules: JSON.parse(nested) as unknown }, [])
  assert.ok(!deep.ok)
})
