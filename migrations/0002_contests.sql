-- Editions: the definition of contest.yaml, what queries need of it in columns, and its files as imported.

create table contest (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  definition jsonb not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create table contest_file (
  contest_id bigint not null references contest on delete cascade,
  path text not null,
  bytes bytea not null,
  sha256 bytea not null generated always as (sha256(bytes)) stored,
  primary key (contest_id, path)
);

-- A contest's own snapshot of the units that take part: a past edition keeps the names of its day.
create table contest_unit (
  contest_id bigint not null references contest on delete cascade,
  unit_id bigint not null references unit,
  position int not null,
  name text not null,
  unit_group text not null,
  staff_count int check (staff_count >= 0),
  primary key (contest_id, unit_id)
);

create table round (
  id bigint generated always as identity primary key,
  contest_id bigint not null references contest on delete cascade,
  code text not null,
  kind text not null check (kind in ('trial', 'official')),
  position int not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  unique (contest_id, code)
);

create table part (
  id bigint generated always as identity primary key,
  contest_id bigint not null references contest on delete cascade,
  code text not null,
  kind text not null check (kind in ('quiz', 'video')),
  position int not null,
  -- references question_bank, which the next migration makes
  bank_id bigint check ((kind = 'quiz') = (bank_id is not null)),
  unique (contest_id, code)
);

create table role_grant (
  id bigint generated always as identity primary key,
  person_id bigint not null references person on delete cascade,
  role text not null check (role in ('operator', 'organiser', 'secretary', 'question_writer', 'unit_coordinator')),
  contest_id bigint references contest on delete cascade,
  unit_id bigint references unit,
  granted_at timestamptz not null,
  unique nulls not distinct (person_id, role, contest_id, unit_id),
  check ((role = 'operator') = (contest_id is null)),
  check ((role = 'unit_coordinator') = (unit_id is not null))
);
create index role_grant_contest on role_grant (contest_id);

create table contestant (
  contest_id bigint not null references contest on delete cascade,
  person_id bigint not null references person on delete cascade,
  unit_id bigint not null,
  sub_unit text,
  position text,
  -- kept only where the contest's registration asks for them
  birth_date date,
  citizen_number text,
  registered_at timestamptz not null,
  primary key (contest_id, person_id),
  foreign key (contest_id, unit_id) references contest_unit
);
create index contestant_unit on contestant (contest_id, unit_id);
create index contestant_person on contestant (person_id);
