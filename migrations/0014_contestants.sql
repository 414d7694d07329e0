-- What the desk of contestants needs beyond migration 0010.

alter table allowance
  -- the round it holds for; null: each round of the part
  add round_id bigint references round on delete cascade,
  -- a later end is that of a round
  add check (open_until is null or round_id is not null);
-- when a part is closed for everybody, those with a later end of their own included
create index allowance_later_end on allowance (contest_id)
  where open_until is not null and withdrawn_at is null;
create index allowance_person on allowance (contest_id, person_id);
create index allowance_outage on allowance (outage_id) where outage_id is not null;

alter table outage
  add revoked_by bigint references person,
  add revoked_at timestamptz(3),
  add revoke_reason text,
  add check ((revoked_at is null) = (revoked_by is null)),
  add check ((revoked_at is null) = (revoke_reason is null));
create index outage_part on outage (part_id, id);

-- What an outage gave to each attempt that was in it, so that exactly this can be taken back.
create table outage_credit (
  outage_id bigint not null references outage,
  attempt_id uuid not null references attempt,
  credit_ms int not null check (credit_ms > 0),
  primary key (outage_id, attempt_id)
);

-- The list of contestants goes by name.
create index person_search_name on person (search_name collate "C", id);
