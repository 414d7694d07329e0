-- Publication is an act with a name, a time and a snapshot that later changes do not alter.

create table publication (
  id bigint generated always as identity primary key,
  part_id bigint not null references part,
  kind text not null check (kind in ('publish', 'correct')),
  reason text check (kind <> 'correct' or length(reason) >= 10),
  published_by bigint not null references person,
  published_at timestamptz not null
);
create index publication_part on publication (part_id, id desc);

create table published_standing (
  publication_id bigint not null references publication on delete cascade,
  position int not null,
  rank int not null,
  person_id bigint not null,
  name text not null,
  unit_id bigint not null,
  unit text not null,
  unit_group text not null,
  correct int not null,
  total int not null,
  duration_ms int not null,
  achieved_at timestamptz(3) not null,
  primary key (publication_id, position)
);
create index published_standing_person on published_standing (publication_id, person_id);

create table published_unit (
  publication_id bigint not null references publication on delete cascade,
  position int not null,
  rank int not null,
  unit_id bigint not null,
  unit text not null,
  unit_group text not null,
  staff_count int,
  contestants int not null,
  attempts int not null,
  mean_correct double precision,
  primary key (publication_id, position)
);
