-- How somebody who registered finds out what became of it, without an account.

alter table registration
  -- SHA-256 of the code that they were given
  add receipt_hash bytea not null unique,
  -- of a confirmed one: whether the password is the one chosen then, or one they had before
  add password_set boolean;
create index registration_age on registration (coalesce(decided_at, requested_at))
  where state <> 'confirmed';
