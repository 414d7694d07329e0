-- Acts that take longer than a moment (imports, sign-in slips for many): how far they are, and what
-- came of them. Written beside the act's own transaction, but for the outcome, which goes with it.

create table long_work (
  id bigint generated always as identity primary key,
  kind text not null check
    (kind in ('roster.import', 'slip.issue', 'slip.mail', 'bank.import', 'unit.import')),
  -- whose work it is; nobody else learns of it
  person_id bigint not null references person,
  contest_id bigint references contest,
  unit_id bigint references unit,
  -- what it is about, as people call it, and the slug of a bank
  subject text check (length(subject) between 1 and 200),
  subject_id text,
  -- rows, or people; 0 while nobody can say
  total int not null check (total >= 0),
  done int not null default 0 check (done between 0 and total),
  stage text not null default 'waiting' check (stage in ('waiting', 'checking', 'writing')),
  state text not null default 'running' check
    (state in ('running', 'done', 'refused', 'failed', 'interrupted')),
  -- the reply that the act would have given at once: its status, and its body unless that is sealed
  reply_status int,
  reply jsonb,
  -- the process that carries it out, and when that last said that it lives
  runner uuid not null,
  beat_at timestamptz(3) not null,
  begun_at timestamptz(3) not null,
  stage_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check ((state = 'running') = (ended_at is null)),
  check ((state in ('done', 'refused')) = (reply_status is not null))
);
-- nobody starts the same twice
create unique index long_work_under_way on long_work
  (person_id, kind, coalesce(contest_id, 0), coalesce(unit_id, 0), coalesce(subject_id, ''))
  where state = 'running';
create index long_work_beat on long_work (beat_at) where state = 'running';
create index long_work_person on long_work (person_id, id);
create index long_work_ended on long_work (ended_at) where ended_at is not null;

-- The body of a reply that holds passwords, under a key made of the maker's session token, which the
-- database does not know. It goes with the session.
create table sealed_reply (
  work_id bigint primary key references long_work on delete cascade,
  token_hash bytea not null references session on delete cascade,
  salt bytea not null check (length(salt) = 32),
  sealed bytea not null
);
create index sealed_reply_session on sealed_reply (token_hash);
