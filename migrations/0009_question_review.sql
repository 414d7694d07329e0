-- A question is written, reviewed by somebody else, and then in use. Papers are drawn from the
-- newest version in use; what a file brings in is in use, since whoever imports answers for it.

alter table question_version
  add state text not null default 'in_use' check (state in ('draft', 'reviewed', 'in_use')),
  add written_by bigint references person,
  add reviewed_by bigint references person,
  add reviewed_at timestamptz(3),
  add check (reviewed_by <> written_by),
  add check ((reviewed_by is null) = (reviewed_at is null)),
  add check (state <> 'reviewed' or reviewed_by is not null);
create unique index question_version_pending on question_version (question_id)
  where state <> 'in_use';
