import path from 'node:path'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { changeDefinition } from '#src/modules/pack/change-definition.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { findActor } from '#src/modules/person/find-actor.ts'
import { requestRegistration } from '#src/modules/registration/request-registration.ts'
import { copyContest } from '#src/modules/setup/copy-contest.ts'
import { moveWindow } from '#src/modules/setup/move-window.ts'
import type { Context } from '#src/platform/context.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { aContestant, aPerson, type GrantOption, type TestPerson } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'

// The contest of 2021 as it stood two weeks in: what the guides in docs/huong-dan show.
export const now = '2021-10-01T09:00:00+07:00'
export const stands = true

const editions = path.resolve(import.meta.dirname, '../../../editions')
const slug = 'soctrang-2021'
const day = 86_400_000

const surnames = ['Nguyễn', 'Trần', 'Lâm', 'Thạch', 'Sơn', 'Kim', 'Lý', 'Huỳnh', 'Danh', 'Phạm']
const givenNames = ['Thị Thu Hà', 'Minh Khôi', 'Thị Ngọc Hân', 'Văn Hưởng', 'Hoàng Phúc', 'Sà Vane']
const nameOf = (index: number): string =>
  `${surnames[index % 10] ?? ''} ${givenNames[(index * 5) % 6] ?? ''}`

const done = <T>(outcome: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome.value
}

/** The edition of 2021, which people may register for, with the staff of its units counted. */
const theContest = async (context: Context): Promise<Contest> => {
  const outcome = await importPack(context, path.join(editions, slug), { approve: () => true })
  const contest = await findContest(context, slug)
  if (contest === null) throw new Error(`not imported: ${JSON.stringify(outcome)}`)
  await context.db.query.transaction().execute(async (transaction) => {
    await changeDefinition(
      transaction,
      slug,
      (definition) => ({
        ...definition,
        registration: { ...definition.registration, open: true },
      }),
      context.clock.now(),
    )
    await sql`
      update contest_unit set staff_count = 24 + (unit_id * 7) % 40, staff_counted_on = '2021-09-01'
      where contest_id = ${contest.id}`.execute(transaction)
  })
  return (await findContest(context, slug)) ?? contest
}

/** Four of each unit but three, most of whom took part in the last two weeks. */
const aField = async (context: Context, contest: Contest): Promise<void> => {
  const until = context.clock.now().getTime()
  const units = contest.units.slice(0, -3)
  for (let index = 0; index < units.length * 4; index += 1) {
    const person = await aContestant(context, contest, {
      name: nameOf(index),
      unitCode: units[index % units.length]?.code ?? '',
      position: index % 3 === 0 ? 'Chuyên viên chính' : 'Chuyên viên',
      mustSetPassword: index % 9 === 8,
    })
    if (index % 4 === 3) continue
    await aStanding(context, contest, person, {
      correct: index === 4 ? 10 : 10 - (index % 7),
      durationMs: index === 4 ? 19_000 : 64_000 + index * 1_345,
      achievedAt: new Date(until - (index % 14) * day - (index % 9) * 3_600_000),
    })
  }
}

const offices = [
  ['Phòng Cải cách hành chính', 'Phòng', 8],
  ['Phòng Tổ chức, biên chế', 'Phòng', 6],
  ['Văn phòng Sở', 'Phòng', 11],
  ['Trung tâm Lưu trữ lịch sử', 'Trung tâm', 14],
] as const

/** The department of home affairs with its offices, and a quota for each of them. */
const aDepartment = async (context: Context, contest: Contest, by: TestPerson): Promise<void> => {
  const unitId = contest.units.find(({ code }) => code === 'so-noi-vu')?.id ?? 0
  const names = offices.map(([name]) => name)
  const at = { contestId: contest.id, unitId, names, now: context.clock.now() }
  await context.db.query.transaction().execute(async (transaction) => {
    const ids = await ensureSubUnits(transaction, at)
    for (const [index, [name, group, staff]] of offices.entries()) {
      const id = ids.get(foldForSearch(name)) ?? 0
      await sql`
        update contest_unit set unit_group = ${group}, staff_count = ${staff}
        where contest_id = ${contest.id} and unit_id = ${id}`.execute(transaction)
      await sql`
        update contestant set sub_unit_id = ${id}, sub_unit = ${name}
        where (contest_id, person_id) in (
          select contest_id, person_id from contestant
          where contest_id = ${contest.id} and unit_id = ${unitId}
          order by person_id offset ${index} limit 1)`.execute(transaction)
    }
    const due = new Date('2021-10-10T17:00:00Z')
    await sql`
      insert into quota (contest_id, parent_unit_id, percent, take_part_due_at, set_by, set_at)
      values (${contest.id}, ${unitId}, 20, ${due}, ${by.id}, ${at.now}),
        (${contest.id}, null, 10, ${due}, ${by.id}, ${at.now})`.execute(transaction)
  })
}

/** All but two units have somebody who looks after them. */
const coordinators = async (context: Context, contest: Contest): Promise<void> => {
  const others = contest.units.filter(({ code }) => code !== 'so-noi-vu').slice(2)
  for (const [index, { code }] of others.entries())
    await aPerson(context, {
      username: `dau-moi-${index + 2}`,
      name: nameOf(index + 3),
      grants: [{ role: 'unit_coordinator', contest, unitCode: code }],
    })
}

/** Three of the department ask to take part. */
const registrations = async (context: Context): Promise<void> => {
  for (const [index, position] of ['Chuyên viên', 'Văn thư', 'Kế toán'].entries())
    done(
      await requestRegistration(
        context,
        slug,
        {
          unit: 'so-noi-vu',
          name: nameOf(index * 3 + 1),
          password: 'mot cau ngan de nho',
          phone: `09123456${index}8`,
          position,
        },
        `192.0.2.${index + 1}`,
      ),
    )
}

/** The later close of the video part, and the draft of next year's edition. */
const acts = async (context: Context, actor: Actor): Promise<void> => {
  const contest = await findContest(context, slug)
  done(
    await moveWindow(context, actor, {
      contest: slug,
      part: 'video',
      round: 'chinh-thuc',
      startsAt: '2021-09-15T00:00:00.000Z',
      endsAt: '2021-10-31T17:00:00.000Z',
      number: '12/TB-BTC',
      issuedOn: '2021-10-01',
      title: 'Thông báo gia hạn nhận video',
      text: 'Các đơn vị cần thêm thời gian để hoàn thiện video.',
      openAttempts: 'keep',
      revision: contest?.revision ?? 0,
    }),
  )
  done(
    await copyContest(context, actor, {
      from: slug,
      slug: 'soctrang-2022',
      name: { vi: 'Hội thi tìm hiểu cải cách hành chính tỉnh Sóc Trăng năm 2022' },
      start: '2022-09-15',
      bank: 'shared',
      carry: ['coordinators'],
    }),
  )
}

const withRole = (
  context: Context,
  username: string,
  name: string,
  grants: readonly GrantOption[],
) => aPerson(context, { username, name, grants })

/** The contest of 2021 with everybody who works on it. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await theContest(context)
  await aField(context, contest)
  const organiser = await withRole(context, 'ban-to-chuc', 'Võ Thị Thanh Hương', [
    { role: 'organiser', contest },
  ])
  const coordinator = await withRole(context, 'dau-moi', 'Lâm Quốc Bảo', [
    { role: 'unit_coordinator', contest, unitCode: 'so-noi-vu' },
  ])
  const writer = await withRole(context, 'soan-cau-hoi', 'Thạch Thị Sa Mai', [
    { role: 'question_writer', contest },
  ])
  const secretary = await withRole(context, 'thu-ky', 'Trần Gia Huy', [
    { role: 'secretary', contest },
  ])
  await aDepartment(context, contest, organiser)
  await coordinators(context, contest)
  await registrations(context)
  const actor = await findActor(context, 'ban-to-chuc')
  if (actor !== null) await acts(context, actor)
  const contestant = await aContestant(context, contest, {
    username: 'thu-ha',
    name: 'Nguyễn Thị Thu Hà',
    unitCode: 'so-noi-vu',
  })
  return {
    contestant: contestant.password,
    organiser: organiser.password,
    coordinator: coordinator.password,
    writer: writer.password,
    secretary: secretary.password,
  }
}
