-- What organisers decide of single contestants and attempts, and what is kept to decide it by.

alter table attempt
  -- time lost to an outage: it was added to the deadline and does not count in the duration
  add credit_ms int not null default 0 check (credit_ms >= 0),
  -- decided not to count, or its contestant not to take part; see disqualification
  add disqualified boolean not null default false;

create table disqualification (
  id bigint generated always as identity primary key,
  contest_id bigint not null,
  person_id bigint not null,
  -- null: the person, with all attempts
  attempt_id uuid references attempt,
  reason text not null check (length(reason) >= 10),
  evidence text,
  decided_by bigint not null references person,
  decided_at timestamptz(3) not null,
  lifted_by bigint references person,
  lifted_at timestamptz(3),
  lift_reason text,
  foreign key (contest_id, person_id) references contestant,
  check ((lifted_at is null) = (lifted_by is null)),
  check ((lifted_at is null) = (lift_reason is null))
);
create unique index disqualification_standing on disqualification (contest_id, person_id, attempt_id)
  nulls not distinct where lifted_at is null;

-- An outage, and the time it cost those who were in it.
create table outage (
  id bigint generated always as identity primary key,
  contest_id bigint not null references contest,
  part_id bigint not null references part,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > starts_at),
  reason text not null check (length(reason) >= 10),
  credited_by bigint not null references person,
  credited_at timestamptz(3) not null
);

-- More than the rules give everybody, for one person and one reason: attempts, time, or a later end.
create table allowance (
  id bigint generated always as identity primary key,
  contest_id bigint not null,
  person_id bigint not null,
  part_id bigint not null references part,
  -- on top of the limit of the round
  extra_attempts int not null default 0 check (extra_attempts between 0 and 100),
  -- on top of the time limit of each attempt
  extra_time_ms int not null default 0 check (extra_time_ms between 0 and 86400000),
  -- attempts may start until then, although the round has closed
  open_until timestamptz(3),
  reason text not null check (length(reason) >= 10),
  outage_id bigint references outage,
  granted_by bigint not null references person,
  granted_at timestamptz(3) not null,
  withdrawn_by bigint references person,
  withdrawn_at timestamptz(3),
  withdraw_reason text,
  foreign key (contest_id, person_id) references contestant,
  check (extra_attempts > 0 or extra_time_ms > 0 or open_until is not null),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((withdrawn_at is null) = (withdraw_reason is null))
);
create index allowance_standing on allowance (part_id, person_id) where withdrawn_at is null;

-- What a contestant's browser did, for the timeline of an attempt and for leads. Written off the way
-- of an answer, so that the last second before a power cut may be missing: evidence, not a record
-- of answers. No reference holds it, so that it costs nothing to write and can be deleted by age.
create table trace (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  contest_id bigint not null,
  part_id bigint not null,
  person_id bigint not null,
  attempt_id uuid,
  kind text not null check (kind in ('start', 'resume', 'show', 'save', 'submit', 'refuse')),
  -- the sequence of a save
  sequence int,
  -- the code of a refusal
  code text,
  -- a random mark of the browser, kept in its cookie
  device text,
  address text,
  -- the browser's own word of what it is, shortened
  agent text
);
create index trace_attempt on trace (attempt_id, id) where attempt_id is not null;
create index trace_person on trace (contest_id, person_id, id);
create index trace_refusals on trace (contest_id, at) where kind = 'refuse';
create index trace_starts on trace (contest_id, part_id, at) where kind = 'start';
