-- The tree of units at any day: where each stood, in which order, and what a change did, so that it
-- can be taken back.

alter table unit
  -- among its sisters; null: after those that have one, in Vietnamese order of names
  add ordinal int check (ordinal >= 0);

-- What the newest contest says of a unit is the first that the tree knows of it.
update unit set unit_group = newest.unit_group, staff_count = newest.staff_count,
  ordinal = newest.position
from (
  select distinct on (unit_id) unit_id, unit_group, staff_count, position
  from contest_unit where parent_unit_id is null
  order by unit_id, contest_id desc) newest
where newest.unit_id = unit.id and unit.unit_group is null;

-- Below which unit a unit stood from a day on; the newest is unit.parent_id. A unit without a row
-- here has always stood at the top.
create table unit_place (
  unit_id bigint not null references unit,
  -- null: from the beginning
  valid_from date,
  -- null: at the top
  parent_id bigint references unit,
  check (parent_id <> unit_id),
  unique nulls not distinct (unit_id, valid_from)
);
create index unit_place_parent on unit_place (parent_id) where parent_id is not null;
insert into unit_place (unit_id, parent_id)
  select id, parent_id from unit where parent_id is not null;

alter table unit_change
  -- {"created": […], "ended": […], "renamed": […], "moved": […]}: unit ids, as of effective_on
  add effects jsonb not null default '{"created": [], "ended": [], "renamed": [], "moved": []}';
