-- Each save writes its row anew. As text the paper and the sheet take a third of what they take as
-- jsonb, and nothing looks into them by key.
alter table attempt
  alter column sheet drop default,
  alter column paper type json using paper::json,
  alter column sheet type json using sheet::json,
  alter column sheet set default '{}';

-- An attempt without an end has neither instant nor cause of one (attempt_check1). Said by the cause
-- here and by the instant in attempt_open, each statement has one partial index that it can mean,
-- whatever PostgreSQL knows of a table that has just been filled.
drop index attempt_expiry;
create index attempt_expiry on attempt (deadline_at) where ended_by is null;
