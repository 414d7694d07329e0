-- Question banks. A version that was drawn never changes: a changed question gets a new version.

create table question_bank (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  name jsonb not null,
  topics jsonb not null,
  changed_at timestamptz not null
);

alter table part add foreign key (bank_id) references question_bank;
create index part_bank on part (bank_id) where bank_id is not null;

-- The bank's files as imported, so that an export gives them back byte by byte.
create table question_bank_file (
  bank_id bigint not null references question_bank on delete cascade,
  path text not null,
  bytes bytea not null,
  primary key (bank_id, path)
);

create table question (
  id bigint generated always as identity primary key,
  bank_id bigint not null references question_bank on delete cascade,
  code text not null,
  position int not null,
  -- a retired question is drawn no more, but old papers still show it
  retired boolean not null default false,
  unique (bank_id, code)
);

create table question_version (
  id bigint generated always as identity primary key,
  question_id bigint not null references question on delete cascade,
  version int not null check (version >= 1),
  topic text not null,
  difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
  stem text not null,
  -- [{"text": "…", "pinned": true?, "correct": true?}], 2 to 6
  options jsonb not null check (jsonb_array_length(options) between 2 and 6),
  keep_order boolean not null default false,
  explanation text,
  source text,
  created_at timestamptz not null,
  unique (question_id, version)
);
