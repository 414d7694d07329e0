import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'

const families = 'Nguyễn,Trần,Lê,Phạm,Huỳnh,Thạch,Kim,Lý,Sơn,Đặng,Võ,Lâm,Danh,Châu,Trương,Đỗ'
const middles = 'Văn,Thị,Hữu,Thanh,Ngọc,Minh,Quốc,Thị Mỹ,Hoàng,Đức,Thị Thu,Xuân,Kim'
const givens =
  'An,Ân,Bình,Bích,Châu,Cường,Dung,Dũng,Đào,Đạt,Giang,Hà,Hạnh,Hiếu,Hoa,Hùng,Hương,Khánh,Lan,Linh,' +
  'Long,Mai,Nam,Nga,Nhung,Phúc,Phượng,Quân,Sang,Sương,Tâm,Thảo,Thắng,Trang,Trí,Tuấn,Vân,Xuyến,Yến'

/**
 * A contest of 46 units, a fifth of its people in the first, by SQL: accounts and roster, for 70 in
 * 100 three ended attempts each with their standings, and here and there one that is open,
 * disqualified, a trial; and as many acts on the trail as there are people.
 */
export const aCrowdToSearch = async (context: Context, people: number): Promise<Contest> => {
  const now = context.clock.now().getTime()
  const month = 30 * 86_400_000
  const contest = await aContest(context, {
    quiz: { questions: 15 },
    rounds: [{ start: new Date(now - month), end: new Date(now + month) }],
    units: Array.from({ length: 46 }, (_, index) => ({
      code: `don-vi-${index + 1}`,
      name: `Sở Khảo cứu số ${index + 1}`,
      unitGroup: index % 2 === 0 ? 'Cơ quan chuyên môn' : 'UBND cấp huyện',
      staffCount: 5000,
    })),
  })
  const [part] = contest.parts
  const { questions } = await loadBank(context, part?.quiz?.bankId ?? 0)
  const paper = questions.slice(0, 15).map((question) => [question.versionId, [1, 2, 3, 4]])
  const sheet = Object.fromEntries(paper.map((_, index) => [index + 1, [[(index % 4) + 1], 1]]))
  const client = await context.db.pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    const at = context.clock.now()
    const { rows } = await client.query<{ first: number }>(insertPeople, [
      people,
      at,
      contest.id,
      contest.units.map(({ id }) => id),
      ...[families, middles, givens].map((names) => names.split(',')),
    ])
    const first = rows[0]?.first ?? 0
    const round = contest.rounds[0]?.id
    const papers = [JSON.stringify(paper), JSON.stringify(sheet)]
    await client.query(insertAttempts, [people, first, part?.id, round, ...papers, at])
    await client.query(insertActs, [people, first, contest.id, at])
    await client.query('reset session_replication_role')
  } finally {
    client.release()
  }
  await context.db.pool.query('analyze')
  await rebuildStandings(context, contest.id)
  await context.db.pool.query('vacuum analyze')
  await context.db.pool.query('checkpoint')
  return contest
}

// Names as people have them: few family names, so that one of them finds thousands.
const insertPeople = `with named as (
    select n, concat_ws(' ', ($5::text[])[1 + (n % 7) * (n % 11) % 16],
      ($6::text[])[1 + n % 13], ($7::text[])[1 + n / 13 % 39]) as name
    from generate_series(0, $1::int - 1) as n
  ), made as (
    insert into person (username, name, search_name, phone, password_hash, must_set_password, created_at)
    select 'thi-sinh-' || n, name,
      lower(translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd')),
      '09' || lpad((n::bigint * 7919 % 100000000)::text, 8, '0'), '-', n % 10 = 0, $2::timestamptz
    from named order by n
    returning id
  ), numbered as (select id, row_number() over (order by id) - 1 as n from made
  ), listed as (
    insert into contestant (contest_id, person_id, unit_id, registered_at, nominated, disqualified)
    select $3::bigint, id,
      ($4::bigint[])[case when n % 5 = 0 then 1 else 2 + n % 45 end], $2::timestamptz,
      n % 20 <> 0, n % 200 = 0
    from numbered
  )
  select min(id) as first from made`

// Attempt k of person n; the fourth is open, and one in fifty of the ended is disqualified.
const insertAttempts = `insert into attempt (id, part_id, round_id, person_id, number, kind, seed,
    paper, started_at, deadline_at, grace_ms, sheet, sequence, revision, saved_at, submitted_at,
    ended_by, correct, total, duration_ms, disqualified)
  select gen_random_uuid(), $3::bigint, $4::bigint, $2::bigint + n, k, 'official', 1,
    $5::json, began, began + interval '10 minutes', 2000, $6::json, 15, 16, began,
    case when k < 4 then began + lasted * interval '1 millisecond' end,
    case when k < 4 then 'contestant' end, case when k < 4 then (n * 7919 + k) % 16 end, 15,
    case when k < 4 then lasted end, n % 200 = 0 or (n + k) % 50 = 0
  from generate_series(0, $1::int - 1) as n cross join generate_series(1, 4) as k
  cross join lateral (select 60000 + ((n * 4 + k)::bigint * 104729) % 540000 as lasted,
    case when k < 4 then $7::timestamptz - interval '1 hour' - (n % 25) * interval '1 day'
      - k * interval '1 hour' else $7::timestamptz end as began) as made
  where n % 10 < 7 and k < 4 or k = 4 and n % 100 = 8`

const insertActs = `insert into act (at, actor_id, actor_name, contest_id, kind, subject,
    subject_id, reason, changes, search_text)
  select $4::timestamptz - (n % 43200) * interval '1 minute', p.id, p.name, $3::bigint,
    (array['contestant.add', 'contestant.change', 'attempt.disqualify', 'unit.edit'])[1 + n % 4],
    s.name, s.id::text, 'Theo công văn số ' || n, '[]',
    p.search_name || ' ' || s.search_name || ' theo cong van so ' || n
  from generate_series(0, $1::int - 1) as n
    join person p on p.id = $2::bigint + n % 20
    join person s on s.id = $2::bigint + n`
