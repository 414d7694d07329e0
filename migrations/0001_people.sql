-- People, their roles, sessions and the units they belong to.

create table unit (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9-]{1,80}$'),
  name text not null
);

create table person (
  id bigint generated always as identity primary key,
  username text not null unique check (username = lower(username) and length(username) between 3 and 80),
  name text not null check (length(name) between 1 and 200),
  search_name text not null,
  phone text,
  email text,
  password_hash text not null,
  -- true while the password is the one printed on the sign-in slip
  must_set_password boolean not null default true,
  created_at timestamptz not null
);

create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id bigint not null references person on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

-- Failures of signing in, counted per account and per address; a row is forgotten after its window.
create table sign_in_failure (
  subject text primary key,
  failures int not null,
  window_ends_at timestamptz not null
);
create index sign_in_failure_window on sign_in_failure (window_ends_at);
