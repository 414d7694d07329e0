-- The audit trail: who did what, when, to whom, from which value to which. Written in the same
-- transaction as the act itself, and never changed afterwards.

create table act (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  actor_id bigint not null references person,
  -- the name of that day
  actor_name text not null,
  -- null: an act on the installation as a whole, such as one on the tree of units
  contest_id bigint references contest,
  -- the unit whose coordinator may read of it too
  unit_id bigint references unit,
  -- noun.verb, as in settings.change
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  -- what it was done to, as people call it
  subject text not null,
  -- the id of that thing, where there is one
  subject_id text,
  reason text,
  -- [{"field": "…", "from": …, "to": …}]
  changes jsonb not null default '[]'
);
create index act_contest on act (contest_id, id);
create index act_subject on act (contest_id, subject_id) where subject_id is not null;

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only ever added to';
end
$$;
create trigger act_stands before update or delete on act
  for each row execute function refuse_rewriting();
