-- How a contest goes is counted from this alone, off the way of an answer, and without reading the
-- papers and sheets beside it. An attempt enters it when it ends, never as it is saved.
create index attempt_ended on attempt (part_id, submitted_at)
  include (person_id, correct, duration_ms)
  where kind = 'official' and submitted_at is not null and not disqualified;

-- That somebody has looked at a lead, and what they found. A lead itself is nowhere written down: it
-- is found again from attempts and traces whenever it is asked for.
create table lead_note (
  id bigint generated always as identity primary key,
  contest_id bigint not null references contest,
  kind text not null check (kind in ('fast', 'device', 'address', 'same', 'overlap', 'jump')),
  -- what it is about, the same whenever it is found
  subject text not null check (length(subject) between 1 and 200),
  note text not null check (length(note) between 1 and 2000),
  seen_by bigint not null references person,
  seen_at timestamptz(3) not null,
  withdrawn_by bigint references person,
  withdrawn_at timestamptz(3),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index lead_note_standing on lead_note (contest_id, kind, subject)
  where withdrawn_at is null;
