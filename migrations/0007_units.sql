-- Units over time: a tree of any depth, names and parents that change, merges and splits; and the
-- tree that a contest took of them.

alter table unit
  -- deferrable: a restore writes rows in any order
  add parent_id bigint references unit deferrable,
  -- the group (khối) it is compared within
  add unit_group text,
  add staff_count int check (staff_count >= 0),
  add staff_counted_on date,
  add contact_name text,
  add contact_phone text,
  add contact_email text,
  -- half-open; null: since before anybody asked, until further notice
  add valid_from date,
  add valid_to date,
  add check (valid_to > valid_from),
  add check (parent_id <> id);
create index unit_parent on unit (parent_id) where parent_id is not null;

-- What a unit was called from a day on; the newest is unit.name.
create table unit_name (
  unit_id bigint not null references unit,
  -- null: from the beginning
  valid_from date,
  name text not null,
  unique nulls not distinct (unit_id, valid_from)
);
insert into unit_name (unit_id, name) select id, name from unit;

-- A change of units by a decision: renamed, merged into another, split, moved below another, ended.
create table unit_change (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('rename', 'merge', 'split', 'move', 'end')),
  effective_on date not null,
  -- number of the decision, as in 1662/NQ-UBTVQH15
  decision text,
  decided_by bigint references person,
  recorded_at timestamptz(3) not null
);
create table unit_change_link (
  change_id bigint not null references unit_change on delete cascade,
  from_unit_id bigint not null references unit,
  to_unit_id bigint references unit,
  from_name text not null,
  to_name text,
  unique nulls not distinct (change_id, from_unit_id, to_unit_id)
);
create index unit_change_link_from on unit_change_link (from_unit_id);
create index unit_change_link_to on unit_change_link (to_unit_id) where to_unit_id is not null;

-- Units that compete have no parent here; the others are their sub-units, of any depth.
alter table contest_unit
  add parent_unit_id bigint,
  add staff_counted_on date,
  add foreign key (contest_id, parent_unit_id) references contest_unit (contest_id, unit_id)
    on delete cascade deferrable,
  add check (parent_unit_id <> unit_id);
create index contest_unit_parent on contest_unit (contest_id, parent_unit_id)
  where parent_unit_id is not null;

alter table contestant
  -- where within the unit; sub_unit keeps the words of the roster where no sub-unit is known
  add sub_unit_id bigint,
  -- named by the unit (danh sách cử), not only registered by oneself
  add nominated boolean not null default true,
  add disqualified boolean not null default false,
  add foreign key (contest_id, sub_unit_id) references contest_unit (contest_id, unit_id);
create index contestant_sub_unit on contestant (contest_id, sub_unit_id)
  where sub_unit_id is not null;
