-- What the trail is searched by, folded when the act is written: folding 100,000 acts at each search
-- took a second.
alter table act add column search_text text not null default '';

alter table act disable trigger act_stands;
update act set search_text = lower(translate(
  regexp_replace(normalize(concat_ws(' ', actor_name, subject, reason), NFD), '[\u0300-\u036f]', '', 'g'),
  'Đđ', 'dd'));
alter table act enable trigger act_stands;
alter table act alter column search_text drop default;
