-- Publication is an act with a name, a time and a snapshot that later changes do not alter.
-- A freeze is such a snapshot too, taken by the edition's own rule instead of by a person.

create table publication (
  id bigint generated always as identity primary key,
  part_id bigint not null references part,
  kind text not null check (kind in ('freeze', 'publish', 'correct')),
  reason text check (length(reason) >= 10),
  published_by bigint references person,
  -- the instant the figures stand for
  as_of timestamptz(3) not null,
  published_at timestamptz(3) not null,
  check ((kind = 'correct') = (reason is not null)),
  check ((kind = 'freeze') = (published_by is null))
);
create index publication_part on publication (part_id, id);
-- one freeze and one first publication a part; every later act is a correction
create unique index publication_once on publication (part_id, kind) where kind <> 'correct';

-- The standings of a publication with the names of that moment.
create table published_standing (
  publication_id bigint not null references publication on delete cascade,
  person_id bigint not null,
  name text not null,
  unit_id bigint not null,
  unit text not null,
  correct int not null,
  total int not null,
  duration_ms int not null,
  achieved_at timestamptz(3) not null,
  attempts int not null,
  key1 bigint not null,
  key2 bigint not null,
  key3 bigint not null,
  primary key (publication_id, person_id)
);
create index published_standing_order on published_standing (publication_id, key1, key2, key3, person_id);
create index published_standing_unit on published_standing (publication_id, unit_id, key1, key2, key3, person_id);

create table published_unit (
  publication_id bigint not null references publication on delete cascade,
  unit_id bigint not null,
  unit text not null,
  unit_group text not null,
  staff_count int,
  contestants int not null,
  attempts int not null,
  mean_correct double precision,
  primary key (publication_id, unit_id)
);

-- Turnout by day is read off the way of an answer; block ranges cost the writes next to nothing.
create index attempt_submitted on attempt using brin (submitted_at);
