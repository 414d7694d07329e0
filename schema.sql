-- Written by `npm run schema` from a freshly migrated database. Do not edit.

create table attempt (
  id uuid not null,
  part_id bigint not null,
  round_id bigint not null,
  person_id bigint not null,
  number integer not null,
  kind text not null,
  seed bigint not null,
  paper jsonb not null,
  started_at timestamp(3) with time zone not null,
  deadline_at timestamp(3) with time zone not null,
  grace_ms integer not null,
  sheet jsonb not null default '{}'::jsonb,
  sequence integer not null default 0,
  revision integer not null default 0,
  saved_at timestamp(3) with time zone,
  submitted_at timestamp(3) with time zone,
  ended_by text,
  correct integer,
  total integer not null,
  duration_ms integer,
  constraint attempt_check CHECK (((submitted_at IS NULL) = (correct IS NULL))),
  constraint attempt_check1 CHECK (((submitted_at IS NULL) = (ended_by IS NULL))),
  constraint attempt_check2 CHECK (((submitted_at IS NULL) = (duration_ms IS NULL))),
  constraint attempt_ended_by_check CHECK ((ended_by = ANY (ARRAY['contestant'::text, 'deadline'::text]))),
  constraint attempt_grace_ms_check CHECK (((grace_ms >= 0) AND (grace_ms <= 60000))),
  constraint attempt_kind_check CHECK ((kind = ANY (ARRAY['trial'::text, 'official'::text]))),
  constraint attempt_number_check CHECK ((number >= 1)),
  constraint attempt_part_id_fkey FOREIGN KEY (part_id) REFERENCES part(id),
  constraint attempt_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint attempt_pkey PRIMARY KEY (id),
  constraint attempt_round_id_fkey FOREIGN KEY (round_id) REFERENCES round(id)
) with (fillfactor=80);
CREATE INDEX attempt_expiry ON public.attempt USING btree (deadline_at) WHERE (submitted_at IS NULL);
CREATE UNIQUE INDEX attempt_number ON public.attempt USING btree (part_id, person_id, round_id, number);
CREATE UNIQUE INDEX attempt_open ON public.attempt USING btree (person_id) WHERE (submitted_at IS NULL);
CREATE INDEX attempt_submitted ON public.attempt USING brin (submitted_at);

create table contest (
  id bigint not null generated always as identity,
  slug text not null,
  definition jsonb not null,
  demo boolean not null default false,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint contest_pkey PRIMARY KEY (id),
  constraint contest_slug_check CHECK ((slug ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint contest_slug_key UNIQUE (slug)
);

create table contest_file (
  contest_id bigint not null,
  path text not null,
  bytes bytea not null,
  sha256 bytea not null default sha256(bytes),
  constraint contest_file_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint contest_file_pkey PRIMARY KEY (contest_id, path)
);

create table contest_unit (
  contest_id bigint not null,
  unit_id bigint not null,
  position integer not null,
  name text not null,
  unit_group text not null,
  staff_count integer,
  constraint contest_unit_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint contest_unit_pkey PRIMARY KEY (contest_id, unit_id),
  constraint contest_unit_staff_count_check CHECK ((staff_count >= 0)),
  constraint contest_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table contestant (
  contest_id bigint not null,
  person_id bigint not null,
  unit_id bigint not null,
  sub_unit text,
  position text,
  birth_date date,
  citizen_number text,
  registered_at timestamp with time zone not null,
  constraint contestant_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint contestant_contest_id_unit_id_fkey FOREIGN KEY (contest_id, unit_id) REFERENCES contest_unit(contest_id, unit_id),
  constraint contestant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint contestant_pkey PRIMARY KEY (contest_id, person_id)
);
CREATE INDEX contestant_person ON public.contestant USING btree (person_id);
CREATE INDEX contestant_unit ON public.contestant USING btree (contest_id, unit_id);

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table part (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  code text not null,
  kind text not null,
  position integer not null,
  bank_id bigint,
  constraint part_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES question_bank(id),
  constraint part_check CHECK (((kind = 'quiz'::text) = (bank_id IS NOT NULL))),
  constraint part_contest_id_code_key UNIQUE (contest_id, code),
  constraint part_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint part_kind_check CHECK ((kind = ANY (ARRAY['quiz'::text, 'video'::text]))),
  constraint part_pkey PRIMARY KEY (id)
);
CREATE INDEX part_bank ON public.part USING btree (bank_id) WHERE (bank_id IS NOT NULL);

create table person (
  id bigint not null generated always as identity,
  username text not null,
  name text not null,
  search_name text not null,
  phone text,
  email text,
  password_hash text not null,
  must_set_password boolean not null default true,
  created_at timestamp with time zone not null,
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_username_check CHECK (((username = lower(username)) AND ((length(username) >= 3) AND (length(username) <= 80)))),
  constraint person_username_key UNIQUE (username)
);

create table publication (
  id bigint not null generated always as identity,
  part_id bigint not null,
  kind text not null,
  reason text,
  published_by bigint,
  as_of timestamp(3) with time zone not null,
  published_at timestamp(3) with time zone not null,
  constraint publication_check CHECK (((kind = 'correct'::text) = (reason IS NOT NULL))),
  constraint publication_check1 CHECK (((kind = 'freeze'::text) = (published_by IS NULL))),
  constraint publication_kind_check CHECK ((kind = ANY (ARRAY['freeze'::text, 'publish'::text, 'correct'::text]))),
  constraint publication_part_id_fkey FOREIGN KEY (part_id) REFERENCES part(id),
  constraint publication_pkey PRIMARY KEY (id),
  constraint publication_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint publication_reason_check CHECK ((length(reason) >= 10))
);
CREATE UNIQUE INDEX publication_once ON public.publication USING btree (part_id, kind) WHERE (kind <> 'correct'::text);
CREATE INDEX publication_part ON public.publication USING btree (part_id, id);

create table published_standing (
  publication_id bigint not null,
  person_id bigint not null,
  name text not null,
  unit_id bigint not null,
  unit text not null,
  correct integer not null,
  total integer not null,
  duration_ms integer not null,
  achieved_at timestamp(3) with time zone not null,
  attempts integer not null,
  key1 bigint not null,
  key2 bigint not null,
  key3 bigint not null,
  constraint published_standing_pkey PRIMARY KEY (publication_id, person_id),
  constraint published_standing_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication(id) ON DELETE CASCADE
);
CREATE INDEX published_standing_order ON public.published_standing USING btree (publication_id, key1, key2, key3, person_id);
CREATE INDEX published_standing_unit ON public.published_standing USING btree (publication_id, unit_id, key1, key2, key3, person_id);

create table published_unit (
  publication_id bigint not null,
  unit_id bigint not null,
  unit text not null,
  unit_group text not null,
  staff_count integer,
  contestants integer not null,
  attempts integer not null,
  mean_correct double precision,
  constraint published_unit_pkey PRIMARY KEY (publication_id, unit_id),
  constraint published_unit_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication(id) ON DELETE CASCADE
);

create table question (
  id bigint not null generated always as identity,
  bank_id bigint not null,
  code text not null,
  position integer not null,
  retired boolean not null default false,
  constraint question_bank_id_code_key UNIQUE (bank_id, code),
  constraint question_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES question_bank(id) ON DELETE CASCADE,
  constraint question_pkey PRIMARY KEY (id)
);

create table question_bank (
  id bigint not null generated always as identity,
  slug text not null,
  name jsonb not null,
  topics jsonb not null,
  changed_at timestamp with time zone not null,
  constraint question_bank_pkey PRIMARY KEY (id),
  constraint question_bank_slug_check CHECK ((slug ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint question_bank_slug_key UNIQUE (slug)
);

create table question_bank_file (
  bank_id bigint not null,
  path text not null,
  bytes bytea not null,
  constraint question_bank_file_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES question_bank(id) ON DELETE CASCADE,
  constraint question_bank_file_pkey PRIMARY KEY (bank_id, path)
);

create table question_version (
  id bigint not null generated always as identity,
  question_id bigint not null,
  version integer not null,
  topic text not null,
  difficulty text not null,
  stem text not null,
  options jsonb not null,
  keep_order boolean not null default false,
  explanation text,
  source text,
  created_at timestamp with time zone not null,
  constraint question_version_difficulty_check CHECK ((difficulty = ANY (ARRAY['easy'::text, 'medium'::text, 'hard'::text]))),
  constraint question_version_options_check CHECK (((jsonb_array_length(options) >= 2) AND (jsonb_array_length(options) <= 6))),
  constraint question_version_pkey PRIMARY KEY (id),
  constraint question_version_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(id) ON DELETE CASCADE,
  constraint question_version_question_id_version_key UNIQUE (question_id, version),
  constraint question_version_version_check CHECK ((version >= 1))
);

create table role_grant (
  id bigint not null generated always as identity,
  person_id bigint not null,
  role text not null,
  contest_id bigint,
  unit_id bigint,
  granted_at timestamp with time zone not null,
  constraint role_grant_check CHECK (((role = 'operator'::text) = (contest_id IS NULL))),
  constraint role_grant_check1 CHECK (((role = 'unit_coordinator'::text) = (unit_id IS NOT NULL))),
  constraint role_grant_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint role_grant_person_id_role_contest_id_unit_id_key UNIQUE NULLS NOT DISTINCT (person_id, role, contest_id, unit_id),
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['operator'::text, 'organiser'::text, 'secretary'::text, 'question_writer'::text, 'unit_coordinator'::text]))),
  constraint role_grant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX role_grant_contest ON public.role_grant USING btree (contest_id);

create table round (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  code text not null,
  kind text not null,
  position integer not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint round_check CHECK ((ends_at > starts_at)),
  constraint round_contest_id_code_key UNIQUE (contest_id, code),
  constraint round_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint round_kind_check CHECK ((kind = ANY (ARRAY['trial'::text, 'official'::text]))),
  constraint round_pkey PRIMARY KEY (id)
);

create table session (
  token_hash bytea not null,
  person_id bigint not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_token_hash_check CHECK ((length(token_hash) = 32))
);
CREATE INDEX session_expiry ON public.session USING btree (expires_at);
CREATE INDEX session_person ON public.session USING btree (person_id);

create table sign_in_failure (
  subject text not null,
  failures integer not null,
  window_ends_at timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (subject)
);
CREATE INDEX sign_in_failure_window ON public.sign_in_failure USING btree (window_ends_at);

create table standing (
  part_id bigint not null,
  person_id bigint not null,
  contest_id bigint not null,
  unit_id bigint not null,
  attempt_id uuid not null,
  correct integer not null,
  total integer not null,
  duration_ms integer not null,
  achieved_at timestamp(3) with time zone not null,
  key1 bigint not null,
  key2 bigint not null,
  key3 bigint not null,
  attempts integer not null,
  constraint standing_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint standing_attempts_check CHECK ((attempts >= 1)),
  constraint standing_contest_id_unit_id_fkey FOREIGN KEY (contest_id, unit_id) REFERENCES contest_unit(contest_id, unit_id),
  constraint standing_part_id_fkey FOREIGN KEY (part_id) REFERENCES part(id),
  constraint standing_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint standing_pkey PRIMARY KEY (part_id, person_id)
);
CREATE INDEX standing_order ON public.standing USING btree (part_id, key1, key2, key3, person_id);
CREATE INDEX standing_unit ON public.standing USING btree (part_id, unit_id, key1, key2, key3, person_id);

create table unit (
  id bigint not null generated always as identity,
  code text not null,
  name text not null,
  constraint unit_code_check CHECK ((code ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint unit_code_key UNIQUE (code),
  constraint unit_pkey PRIMARY KEY (id)
);
