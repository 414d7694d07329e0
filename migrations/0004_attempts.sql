-- Attempts and the standing that counts.

create table attempt (
  id uuid primary key,
  part_id bigint not null references part,
  round_id bigint not null references round,
  person_id bigint not null references person,
  number int not null check (number >= 1),
  kind text not null check (kind in ('trial', 'official')),
  seed bigint not null,
  -- [[question version id, [option order, 1-based]], …] in slot order
  paper jsonb not null,
  started_at timestamptz(3) not null,
  deadline_at timestamptz(3) not null,
  grace_ms int not null check (grace_ms between 0 and 60000),
  -- {"slot": [[options as shown], sequence]}
  sheet jsonb not null default '{}',
  sequence int not null default 0,
  revision int not null default 0,
  saved_at timestamptz(3),
  submitted_at timestamptz(3),
  ended_by text check (ended_by in ('contestant', 'deadline')),
  correct int,
  total int not null,
  duration_ms int,
  check ((submitted_at is null) = (correct is null)),
  check ((submitted_at is null) = (ended_by is null)),
  check ((submitted_at is null) = (duration_ms is null))
) with (fillfactor = 80);
-- one open attempt per contestant, whatever the part
create unique index attempt_open on attempt (person_id) where submitted_at is null;
create unique index attempt_number on attempt (part_id, person_id, round_id, number);
create index attempt_expiry on attempt (deadline_at) where submitted_at is null;

-- The attempt that counts for a contestant in a part, kept as attempts end.
-- key1..key3 are the edition's ordered ranking keys, smaller is better.
create table standing (
  part_id bigint not null references part,
  person_id bigint not null references person,
  contest_id bigint not null,
  unit_id bigint not null,
  attempt_id uuid not null references attempt,
  correct int not null,
  total int not null,
  duration_ms int not null,
  achieved_at timestamptz(3) not null,
  key1 bigint not null,
  key2 bigint not null,
  key3 bigint not null,
  attempts int not null check (attempts >= 1),
  primary key (part_id, person_id),
  foreign key (contest_id, unit_id) references contest_unit
);
create index standing_order on standing (part_id, key1, key2, key3, person_id);
create index standing_unit on standing (part_id, unit_id, key1, key2, key3, person_id);
