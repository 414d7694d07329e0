import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import type { ContestFile } from '#src/modules/pack/rules/contest-file.ts'
import { shiftTo } from '#src/shared/shift-times.ts'
import { nextEdition, nextName, nextSlug, proposedStart } from './next-edition.ts'

test('a year on, each time keeps its day and hour; a leap day becomes the 28th', () => {
  const shift = shiftTo('2021-09-15T07:00', '2022-09-15')
  assert.equal(shift('2021-09-15T07:00'), '2022-09-15T07:00')
  assert.equal(shift('2021-10-16T00:00'), '2022-10-16T00:00')
  assert.equal(shiftTo('2024-02-29T08:00', '2025-02-28')('2024-03-01T00:00'), '2025-03-01T00:00')
  assert.equal(shiftTo('2024-01-01T08:00', '2025-01-01')('2024-02-29T09:30'), '2025-02-28T09:30')
})

test('another day moves everything by as many days, whatever the calendar', () => {
  const days = fc
    .integer({ min: 0, max: 20_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  const apart = (one: string, other: string): number =>
    Date.parse(`${other.slice(0, 10)}T00:00Z`) - Date.parse(`${one.slice(0, 10)}T00:00Z`)
  fc.assert(
    fc.property(days, days, days, (first, end, start) => {
      fc.pre(first.slice(5) !== start.slice(5))
      const shift = shiftTo(`${first}T07:00`, start)
      assert.equal(shift(`${first}T07:00`), `${start}T07:00`)
      assert.equal(apart(start, shift(`${end}T24:00`)), apart(first, end))
    }),
  )
})

test('the start that is proposed is the same day of a year to come', () => {
  assert.equal(proposedStart('2021-09-15T07:00', '2021-12-01'), '2022-09-15')
  assert.equal(proposedStart('2021-09-15T07:00', '2026-11-29'), '2027-09-15')
})

test('name and short name take the new year, and the short name one that is free', () => {
  assert.deepEqual(
    nextName({ vi: 'Hội thi năm 2021', en: 'Contest 2021', km: 'ឆ្នាំ ២០២១' }, 2021, 2022),
    {
      vi: 'Hội thi năm 2022',
      en: 'Contest 2022',
      km: 'ឆ្នាំ ២០២២',
    },
  )
  assert.equal(nextSlug('soctrang-2021', 2021, 2022, new Set()), 'soctrang-2022')
  assert.equal(nextSlug('soctrang-2021', 2021, 2022, new Set(['soctrang-2022'])), 'soctrang-2022-2')
  assert.equal(nextSlug('thuc-hanh', 2026, 2027, new Set()), 'thuc-hanh-2027')
})

test('the next edition moves its rounds and the days that its rules name, and no law', () => {
  const file = new URL('../../../../editions/soctrang-2021/contest.yaml', import.meta.url)
  const before = parse(readFileSync(file, 'utf8')) as ContestFile
  const next = nextEdition(before, {
    slug: 'soctrang-2022',
    name: { vi: 'Hội thi 2022' },
    start: '2022-09-15',
    banks: new Map([['cai-cach-hanh-chinh', 'ngan-hang-2022']]),
  })
  assert.deepEqual(
    next.rounds.map(({ start, end }) => [start, end]),
    [['2022-09-15T07:00', '2022-10-15T24:00']],
  )
  assert.match(
    next.rules[0]?.vi ?? '',
    /07 giờ 00 ngày 15\/9\/2022 đến 24 giờ 00 ngày 15\/10\/2022/u,
  )
  assert.match(next.rules.at(-1)?.vi ?? '', /31\/12\/2021/u)
  assert.deepEqual(next.documents, before.documents)
  assert.equal(next.parts[0]?.quiz?.bank, 'ngan-hang-2022')
})
