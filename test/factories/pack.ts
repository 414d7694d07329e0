import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import { problemLine } from '#src/modules/pack/rules/problem.ts'
import type { Context } from '#src/platform/context.ts'
import { temporaryFolder } from './temporary-folder.ts'

const contestYaml = `slug: cuoc-thi
name: { vi: "Cuộc thi", en: "The contest" }
summary: { vi: "Cuộc thi mẫu." }
organiser: { vi: "Sở Nội vụ" }
timeZone: Asia/Ho_Chi_Minh
audience: { vi: "Công chức" }
rules:
  - { vi: "Thi nhiều lượt." }
documents:
  - { title: { vi: "Thể lệ" }, number: "26/CT-TTg", date: 2016-09-05, file: documents/Thể lệ.txt }
rounds:
  - { code: thu, kind: trial, name: { vi: "Thi thử" }, start: "2021-09-01T00:00", end: "2021-09-10T24:00" }
  - { code: chinh-thuc, kind: official, name: { vi: "Chính thức" }, start: "2021-09-15T07:00", end: "2021-10-15T24:00" }
parts:
  - code: kien-thuc
    kind: quiz
    name: { vi: "Kiến thức" }
    weight: 40
    quiz:
      bank: ngan-hang
      questions: 3
      timeLimit: 10m
      blueprint:
        - { topic: mot, difficulty: easy, count: 1 }
        - { topic: mot, count: 2 }
      attempts: unlimited
      counts: best
      review: after-close
      marks: after-attempt
  - { code: video, kind: video, name: { vi: "Video" }, weight: 60 }
ranking:
  keys: [correct, duration, achieved]
  visibility: live
  names: full
registration:
  fields:
    - { code: name, required: true }
    - { code: unit, required: true }
`

const unitsCsv = `code,name,unit_group,staff_count
so-noi-vu,Sở Nội vụ,Sở,40
so-tu-phap,"Sở Tư pháp, tỉnh",Sở,
`

const bankYaml = `name: { vi: "Ngân hàng" }
topics:
  - { code: mot, name: { vi: "Một" } }
`

const question = (number: number, difficulty: string): string => `  - code: M-${number}
    difficulty: ${difficulty}
    stem: "Câu số ${number}?"
    options:
      - { text: "Phương án một của ${number}" }
      - { text: "Phương án hai của ${number}", correct: true }
      - { text: "Cả A và B đều sai", pinned: true }
    explanation: "Bởi vì ${number}."
    source: "Điều ${number}"
`

const questionsYaml = `topic: mot
questions:
${question(1, 'easy')}${question(2, 'easy')}${question(3, 'medium')}${question(4, 'hard')}`

/** A small edition in a folder of the test's own, with the bank `ngan-hang` beside it. */
export type PackFolder = {
  /** the edition's folder, cuoc-thi */
  readonly folder: string
  /** the folder that holds the edition and banks/ */
  readonly root: string
  /** Replaces text of a file below the root; throws where it is not there. */
  readonly edit: (file: string, from: string | RegExp, to: string) => Promise<void>
  readonly write: (file: string, contents: string | Uint8Array) => Promise<void>
}

/**
 * Writes the edition `cuoc-thi`: a trial to the end of 10/9/2021, official from 07:00 of 15/9 to
 * 24:00 of 15/10, three questions out of four, two units, one document.
 */
export const aPackFolder = async (): Promise<PackFolder> => {
  const root = await temporaryFolder()
  const write: PackFolder['write'] = async (file, contents) => {
    const absolute = path.join(root, file)
    await mkdir(path.dirname(absolute), { recursive: true })
    await writeFile(absolute, contents)
  }
  await write('cuoc-thi/contest.yaml', contestYaml)
  await write('cuoc-thi/units.csv', unitsCsv)
  await write('cuoc-thi/documents/Thể lệ.txt', 'Thể lệ của cuộc thi.\n')
  await write('banks/ngan-hang/bank.yaml', bankYaml)
  await write('banks/ngan-hang/questions/mot.yaml', questionsYaml)
  return {
    root,
    folder: path.join(root, 'cuoc-thi'),
    write,
    edit: async (file, from, to) => {
      const before = await readFile(path.join(root, file), 'utf8')
      const after = before.replace(from, to)
      if (after === before) throw new Error(`${file} has no ${String(from)}`)
      await writeFile(path.join(root, file), after)
    },
  }
}

/** Imports the folder, whatever it changes, and gives the contest; throws where it was refused. */
export const importedFrom = async (context: Context, pack: PackFolder): Promise<Contest> => {
  const outcome = await importPack(context, pack.folder, { approve: () => true })
  if ('problems' in outcome) throw new Error(outcome.problems.map(problemLine).join('\n'))
  const contest = await findContest(context, outcome.difference.slug)
  if (contest === null) throw new Error(`${outcome.difference.slug} was not imported`)
  return contest
}
