-- What coordinators work with: quotas, registrations, mail.

create table quota (
  id bigint generated always as identity primary key,
  contest_id bigint not null references contest,
  -- whose children it binds; null: set by the organisers for the units that compete
  parent_unit_id bigint,
  -- only the children of this group; null: all of them
  unit_group text,
  -- at least so many
  least int check (least between 1 and 1000000),
  -- … where the staff is more than this
  staff_over int check (staff_over >= 0),
  -- at least this share of the staff
  percent int check (percent between 1 and 100),
  -- when the list of names is due, and when all must have taken part
  list_due_at timestamptz(3),
  take_part_due_at timestamptz(3),
  set_by bigint not null references person,
  set_at timestamptz(3) not null,
  foreign key (contest_id, parent_unit_id) references contest_unit (contest_id, unit_id),
  check ((least is null) <> (percent is null)),
  check (staff_over is null or least is not null)
);
create index quota_contest on quota (contest_id, parent_unit_id);

-- Somebody who asks to take part, until the unit's coordinator confirms it.
create table registration (
  id bigint generated always as identity primary key,
  contest_id bigint not null,
  unit_id bigint not null,
  sub_unit text,
  name text not null check (length(name) between 1 and 200),
  search_name text not null,
  position text,
  phone text,
  email text,
  birth_date date,
  citizen_number text,
  password_hash text,
  requested_at timestamptz(3) not null,
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'declined')),
  decided_by bigint references person,
  decided_at timestamptz(3),
  reason text,
  -- who came of it
  person_id bigint references person,
  foreign key (contest_id, unit_id) references contest_unit (contest_id, unit_id),
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'confirmed') = (person_id is not null))
);
create index registration_unit on registration (contest_id, unit_id, state);

-- Mail that is to go out. The text is forgotten once it has gone, since it may hold a password.
create table mail (
  id bigint generated always as identity primary key,
  contest_id bigint references contest,
  unit_id bigint references unit,
  kind text not null check (kind in ('slip', 'reminder')),
  person_id bigint references person,
  recipient text not null,
  subject text not null,
  body text,
  queued_at timestamptz(3) not null,
  next_try_at timestamptz(3) not null,
  tries int not null default 0,
  sent_at timestamptz(3),
  -- why it was given up
  failure text,
  check (sent_at is null or body is null)
);
create index mail_waiting on mail (next_try_at) where sent_at is null and failure is null;
create index mail_contest on mail (contest_id, unit_id, id);
