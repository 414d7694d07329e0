-- Setting up an edition: how far it is, and the notices that tell the public of a change.

alter table contest
  -- draft and checked are seen by those who organise it; open by everybody. That it is closed or
  -- published follows from its rounds and publications.
  add stage text not null default 'open' check (stage in ('draft', 'checked', 'open')),
  -- counts its changes, so that of two who edit it at once the second is told
  add revision int not null default 1;

-- A notice to the public, as of a moved deadline.
create table notice (
  id bigint generated always as identity primary key,
  contest_id bigint not null references contest,
  part_id bigint references part,
  -- as on the paper that was signed, which may come later
  number text,
  issued_on date not null,
  title text not null,
  reason text not null,
  -- {"round": "…", "from": {"start", "end"}, "to": {"start", "end"}} of a moved window
  change jsonb,
  published_by bigint not null references person,
  published_at timestamptz(3) not null
);
create index notice_contest on notice (contest_id, id);
