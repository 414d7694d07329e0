-- Written by `npm run schema` from a freshly migrated database. Do not edit.

create table act (
  id bigint not null generated always as identity,
  at timestamp(3) with time zone not null,
  actor_id bigint not null,
  actor_name text not null,
  contest_id bigint,
  unit_id bigint,
  kind text not null,
  subject text not null,
  subject_id text,
  reason text,
  changes jsonb not null default '[]'::jsonb,
  search_text text not null,
  constraint act_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES person(id),
  constraint act_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id),
  constraint act_kind_check CHECK ((kind ~ '^[a-z-]+\.[a-z-]+$'::text)),
  constraint act_pkey PRIMARY KEY (id),
  constraint act_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX act_contest ON public.act USING btree (contest_id, id);
CREATE INDEX act_subject ON public.act USING btree (contest_id, subject_id) WHERE (subject_id IS NOT NULL);

create table allowance (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  person_id bigint not null,
  part_id bigint not null,
  extra_attempts integer not null default 0,
  extra_time_ms integer not null default 0,
  open_until timestamp(3) with time zone,
  reason text not null,
  outage_id bigint,
  granted_by bigint not null,
  granted_at timestamp(3) with time zone not null,
  withdrawn_by bigint,
  withdrawn_at timestamp(3) with time zone,
  withdraw_reason text,
  round_id bigint,
  constraint allowance_check CHECK (((extra_attempts > 0) OR (extra_time_ms > 0) OR (open_until IS NOT NULL))),
  constraint allowance_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint allowance_check2 CHECK (((withdrawn_at IS NULL) = (withdraw_reason IS NULL))),
  constraint allowance_check3 CHECK (((open_until IS NULL) OR (round_id IS NOT NULL))),
  constraint allowance_contest_id_person_id_fkey FOREIGN KEY (contest_id, person_id) REFERENCES contestant(contest_id, person_id),
  constraint allowance_extra_attempts_check CHECK (((extra_attempts >= 0) AND (extra_attempts <= 100))),
  constraint allowance_extra_time_ms_check CHECK (((extra_time_ms >= 0) AND (extra_time_ms <= 86400000))),
  constraint allowance_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES person(id),
  constraint allowance_outage_id_fkey FOREIGN KEY (outage_id) REFERENCES outage(id),
  constraint allowance_part_id_fkey FOREIGN KEY (part_id) REFERENCES part(id),
  constraint allowance_pkey PRIMARY KEY (id),
  constraint allowance_reason_check CHECK ((length(reason) >= 10)),
  constraint allowance_round_id_fkey FOREIGN KEY (round_id) REFERENCES round(id) ON DELETE CASCADE,
  constraint allowance_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id)
);
CREATE INDEX allowance_later_end ON public.allowance USING btree (contest_id) WHERE ((open_until IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX allowance_outage ON public.allowance USING btree (outage_id) WHERE (outage_id IS NOT NULL);
CREATE INDEX allowance_person ON public.allowance USING btree (contest_id, person_id);
CREATE INDEX allowance_standing ON public.allowance USING btree (part_id, person_id) WHERE (withdrawn_at IS NULL);

create table attempt (
  id uuid not null,
  part_id bigint not null,
  round_id bigint not null,
  person_id bigint not null,
  number integer not null,
  kind text not null,
  seed bigint not null,
  paper json not null,
  started_at timestamp(3) with time zone not null,
  deadline_at timestamp(3) with time zone not null,
  grace_ms integer not null,
  sheet json not null default '{}'::json,
  sequence integer not null default 0,
  revision integer not null default 0,
  saved_at timestamp(3) with time zone,
  submitted_at timestamp(3) with time zone,
  ended_by text,
  correct integer,
  total integer not null,
  duration_ms integer,
  credit_ms integer not null default 0,
  disqualified boolean not null default false,
  constraint attempt_check CHECK (((submitted_at IS NULL) = (correct IS NULL))),
  constraint attempt_check1 CHECK (((submitted_at IS NULL) = (ended_by IS NULL))),
  constraint attempt_check2 CHECK (((submitted_at IS NULL) = (duration_ms IS NULL))),
  constraint attempt_credit_ms_check CHECK ((credit_ms >= 0)),
  constraint attempt_ended_by_check CHECK ((ended_by = ANY (ARRAY['contestant'::text, 'deadline'::text]))),
  constraint attempt_grace_ms_check CHECK (((grace_ms >= 0) AND (grace_ms <= 60000))),
  constraint attempt_kind_check CHECK ((kind = ANY (ARRAY['trial'::text, 'official'::text]))),
  constraint attempt_number_check CHECK ((number >= 1)),
  constraint attempt_part_id_fkey FOREIGN KEY (part_id) REFERENCES part(id),
  constraint attempt_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint attempt_pkey PRIMARY KEY (id),
  constraint attempt_round_id_fkey FOREIGN KEY (round_id) REFERENCES round(id)
) with (fillfactor=80);
CREATE INDEX attempt_ended ON public.attempt USING btree (part_id, submitted_at) INCLUDE (person_id, correct, duration_ms) WHERE ((kind = 'official'::text) AND (submitted_at IS NOT NULL) AND (NOT disqualified));
CREATE INDEX attempt_expiry ON public.attempt USING btree (deadline_at) WHERE (ended_by IS NULL);
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
  stage text not null default 'open'::text,
  revision integer not null default 1,
  constraint contest_pkey PRIMARY KEY (id),
  constraint contest_slug_check CHECK ((slug ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint contest_slug_key UNIQUE (slug),
  constraint contest_stage_check CHECK ((stage = ANY (ARRAY['draft'::text, 'checked'::text, 'open'::text])))
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
  parent_unit_id bigint,
  staff_counted_on date,
  constraint contest_unit_check CHECK ((parent_unit_id <> unit_id)),
  constraint contest_unit_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint contest_unit_contest_id_parent_unit_id_fkey FOREIGN KEY (contest_id, parent_unit_id) REFERENCES contest_unit(contest_id, unit_id) ON DELETE CASCADE DEFERRABLE,
  constraint contest_unit_pkey PRIMARY KEY (contest_id, unit_id),
  constraint contest_unit_staff_count_check CHECK ((staff_count >= 0)),
  constraint contest_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX contest_unit_parent ON public.contest_unit USING btree (contest_id, parent_unit_id) WHERE (parent_unit_id IS NOT NULL);

create table contestant (
  contest_id bigint not null,
  person_id bigint not null,
  unit_id bigint not null,
  sub_unit text,
  position text,
  birth_date date,
  citizen_number text,
  registered_at timestamp with time zone not null,
  sub_unit_id bigint,
  nominated boolean not null default true,
  disqualified boolean not null default false,
  constraint contestant_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id) ON DELETE CASCADE,
  constraint contestant_contest_id_sub_unit_id_fkey FOREIGN KEY (contest_id, sub_unit_id) REFERENCES contest_unit(contest_id, unit_id),
  constraint contestant_contest_id_unit_id_fkey FOREIGN KEY (contest_id, unit_id) REFERENCES contest_unit(contest_id, unit_id),
  constraint contestant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint contestant_pkey PRIMARY KEY (contest_id, person_id)
);
CREATE INDEX contestant_person ON public.contestant USING btree (person_id);
CREATE INDEX contestant_sub_unit ON public.contestant USING btree (contest_id, sub_unit_id) WHERE (sub_unit_id IS NOT NULL);
CREATE INDEX contestant_unit ON public.contestant USING btree (contest_id, unit_id);

create table disqualification (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  person_id bigint not null,
  attempt_id uuid,
  reason text not null,
  evidence text,
  decided_by bigint not null,
  decided_at timestamp(3) with time zone not null,
  lifted_by bigint,
  lifted_at timestamp(3) with time zone,
  lift_reason text,
  constraint disqualification_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint disqualification_check CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))),
  constraint disqualification_check1 CHECK (((lifted_at IS NULL) = (lift_reason IS NULL))),
  constraint disqualification_contest_id_person_id_fkey FOREIGN KEY (contest_id, person_id) REFERENCES contestant(contest_id, person_id),
  constraint disqualification_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint disqualification_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES person(id),
  constraint disqualification_pkey PRIMARY KEY (id),
  constraint disqualification_reason_check CHECK ((length(reason) >= 10))
);
CREATE UNIQUE INDEX disqualification_standing ON public.disqualification USING btree (contest_id, person_id, attempt_id) NULLS NOT DISTINCT WHERE (lifted_at IS NULL);

create table lead_note (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  kind text not null,
  subject text not null,
  note text not null,
  seen_by bigint not null,
  seen_at timestamp(3) with time zone not null,
  withdrawn_by bigint,
  withdrawn_at timestamp(3) with time zone,
  constraint lead_note_check CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint lead_note_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id),
  constraint lead_note_kind_check CHECK ((kind = ANY (ARRAY['fast'::text, 'device'::text, 'address'::text, 'same'::text, 'overlap'::text, 'jump'::text]))),
  constraint lead_note_note_check CHECK (((length(note) >= 1) AND (length(note) <= 2000))),
  constraint lead_note_pkey PRIMARY KEY (id),
  constraint lead_note_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES person(id),
  constraint lead_note_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 200))),
  constraint lead_note_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id)
);
CREATE UNIQUE INDEX lead_note_standing ON public.lead_note USING btree (contest_id, kind, subject) WHERE (withdrawn_at IS NULL);

create table long_work (
  id bigint not null generated always as identity,
  kind text not null,
  person_id bigint not null,
  contest_id bigint,
  unit_id bigint,
  subject text,
  subject_id text,
  total integer not null,
  done integer not null default 0,
  stage text not null default 'waiting'::text,
  state text not null default 'running'::text,
  reply_status integer,
  reply jsonb,
  runner uuid not null,
  beat_at timestamp(3) with time zone not null,
  begun_at timestamp(3) with time zone not null,
  stage_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  constraint long_work_check CHECK (((done >= 0) AND (done <= total))),
  constraint long_work_check1 CHECK (((state = 'running'::text) = (ended_at IS NULL))),
  constraint long_work_check2 CHECK (((state = ANY (ARRAY['done'::text, 'refused'::text])) = (reply_status IS NOT NULL))),
  constraint long_work_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id),
  constraint long_work_kind_check CHECK ((kind = ANY (ARRAY['roster.import'::text, 'slip.issue'::text, 'slip.mail'::text, 'bank.import'::text, 'unit.import'::text]))),
  constraint long_work_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint long_work_pkey PRIMARY KEY (id),
  constraint long_work_stage_check CHECK ((stage = ANY (ARRAY['waiting'::text, 'checking'::text, 'writing'::text]))),
  constraint long_work_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'refused'::text, 'failed'::text, 'interrupted'::text]))),
  constraint long_work_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 200))),
  constraint long_work_total_check CHECK ((total >= 0)),
  constraint long_work_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX long_work_beat ON public.long_work USING btree (beat_at) WHERE (state = 'running'::text);
CREATE INDEX long_work_ended ON public.long_work USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX long_work_person ON public.long_work USING btree (person_id, id);
CREATE UNIQUE INDEX long_work_under_way ON public.long_work USING btree (person_id, kind, COALESCE(contest_id, (0)::bigint), COALESCE(unit_id, (0)::bigint), COALESCE(subject_id, ''::text)) WHERE (state = 'running'::text);

create table mail (
  id bigint not null generated always as identity,
  contest_id bigint,
  unit_id bigint,
  kind text not null,
  person_id bigint,
  recipient text not null,
  subject text not null,
  body text,
  queued_at timestamp(3) with time zone not null,
  next_try_at timestamp(3) with time zone not null,
  tries integer not null default 0,
  sent_at timestamp(3) with time zone,
  failure text,
  constraint mail_check CHECK (((sent_at IS NULL) OR (body IS NULL))),
  constraint mail_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id),
  constraint mail_kind_check CHECK ((kind = ANY (ARRAY['slip'::text, 'reminder'::text]))),
  constraint mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX mail_contest ON public.mail USING btree (contest_id, unit_id, id);
CREATE INDEX mail_waiting ON public.mail USING btree (next_try_at) WHERE ((sent_at IS NULL) AND (failure IS NULL));

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table notice (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  part_id bigint,
  number text,
  issued_on date not null,
  title text not null,
  reason text not null,
  change jsonb,
  published_by bigint not null,
  published_at timestamp(3) with time zone not null,
  constraint notice_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id),
  constraint notice_part_id_fkey FOREIGN KEY (part_id) REFERENCES part(id),
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id)
);
CREATE INDEX notice_contest ON public.notice USING btree (contest_id, id);

create table outage (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  part_id bigint not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  reason text not null,
  credited_by bigint not null,
  credited_at timestamp(3) with time zone not null,
  revoked_by bigint,
  revoked_at timestamp(3) with time zone,
  revoke_reason text,
  constraint outage_check CHECK ((ends_at > starts_at)),
  constraint outage_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint outage_check2 CHECK (((revoked_at IS NULL) = (revoke_reason IS NULL))),
  constraint outage_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id),
  constraint outage_credited_by_fkey FOREIGN KEY (credited_by) REFERENCES person(id),
  constraint outage_part_id_fkey FOREIGN KEY (part_id) REFERENCES part(id),
  constraint outage_pkey PRIMARY KEY (id),
  constraint outage_reason_check CHECK ((length(reason) >= 10)),
  constraint outage_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id)
);
CREATE INDEX outage_part ON public.outage USING btree (part_id, id);

create table outage_credit (
  outage_id bigint not null,
  attempt_id uuid not null,
  credit_ms integer not null,
  constraint outage_credit_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint outage_credit_credit_ms_check CHECK ((credit_ms > 0)),
  constraint outage_credit_outage_id_fkey FOREIGN KEY (outage_id) REFERENCES outage(id),
  constraint outage_credit_pkey PRIMARY KEY (outage_id, attempt_id)
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
CREATE INDEX person_search_name ON public.person USING btree (search_name COLLATE "C", id);

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
  state text not null default 'in_use'::text,
  written_by bigint,
  reviewed_by bigint,
  reviewed_at timestamp(3) with time zone,
  constraint question_version_check CHECK ((reviewed_by <> written_by)),
  constraint question_version_check1 CHECK (((reviewed_by IS NULL) = (reviewed_at IS NULL))),
  constraint question_version_check2 CHECK (((state <> 'reviewed'::text) OR (reviewed_by IS NOT NULL))),
  constraint question_version_difficulty_check CHECK ((difficulty = ANY (ARRAY['easy'::text, 'medium'::text, 'hard'::text]))),
  constraint question_version_options_check CHECK (((jsonb_array_length(options) >= 2) AND (jsonb_array_length(options) <= 6))),
  constraint question_version_pkey PRIMARY KEY (id),
  constraint question_version_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(id) ON DELETE CASCADE,
  constraint question_version_question_id_version_key UNIQUE (question_id, version),
  constraint question_version_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES person(id),
  constraint question_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'reviewed'::text, 'in_use'::text]))),
  constraint question_version_version_check CHECK ((version >= 1)),
  constraint question_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id)
);
CREATE UNIQUE INDEX question_version_pending ON public.question_version USING btree (question_id) WHERE (state <> 'in_use'::text);

create table quota (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  parent_unit_id bigint,
  unit_group text,
  least integer,
  staff_over integer,
  percent integer,
  list_due_at timestamp(3) with time zone,
  take_part_due_at timestamp(3) with time zone,
  set_by bigint not null,
  set_at timestamp(3) with time zone not null,
  constraint quota_check CHECK ((("least" IS NULL) <> (percent IS NULL))),
  constraint quota_check1 CHECK (((staff_over IS NULL) OR ("least" IS NOT NULL))),
  constraint quota_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES contest(id),
  constraint quota_contest_id_parent_unit_id_fkey FOREIGN KEY (contest_id, parent_unit_id) REFERENCES contest_unit(contest_id, unit_id),
  constraint quota_least_check CHECK ((("least" >= 1) AND ("least" <= 1000000))),
  constraint quota_percent_check CHECK (((percent >= 1) AND (percent <= 100))),
  constraint quota_pkey PRIMARY KEY (id),
  constraint quota_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id),
  constraint quota_staff_over_check CHECK ((staff_over >= 0))
);
CREATE INDEX quota_contest ON public.quota USING btree (contest_id, parent_unit_id);

create table registration (
  id bigint not null generated always as identity,
  contest_id bigint not null,
  unit_id bigint not null,
  sub_unit text,
  name text not null,
  search_name text not null,
  position text,
  phone text,
  email text,
  birth_date date,
  citizen_number text,
  password_hash text,
  requested_at timestamp(3) with time zone not null,
  state text not null default 'waiting'::text,
  decided_by bigint,
  decided_at timestamp(3) with time zone,
  reason text,
  person_id bigint,
  receipt_hash bytea not null,
  password_set boolean,
  constraint registration_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint registration_check1 CHECK (((state = 'confirmed'::text) = (person_id IS NOT NULL))),
  constraint registration_contest_id_unit_id_fkey FOREIGN KEY (contest_id, unit_id) REFERENCES contest_unit(contest_id, unit_id),
  constraint registration_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint registration_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint registration_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint registration_pkey PRIMARY KEY (id),
  constraint registration_receipt_hash_key UNIQUE (receipt_hash),
  constraint registration_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'declined'::text])))
);
CREATE INDEX registration_age ON public.registration USING btree (COALESCE(decided_at, requested_at)) WHERE (state <> 'confirmed'::text);
CREATE INDEX registration_unit ON public.registration USING btree (contest_id, unit_id, state);

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

create table sealed_reply (
  work_id bigint not null,
  token_hash bytea not null,
  salt bytea not null,
  sealed bytea not null,
  constraint sealed_reply_pkey PRIMARY KEY (work_id),
  constraint sealed_reply_salt_check CHECK ((length(salt) = 32)),
  constraint sealed_reply_token_hash_fkey FOREIGN KEY (token_hash) REFERENCES session(token_hash) ON DELETE CASCADE,
  constraint sealed_reply_work_id_fkey FOREIGN KEY (work_id) REFERENCES long_work(id) ON DELETE CASCADE
);
CREATE INDEX sealed_reply_session ON public.sealed_reply USING btree (token_hash);

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

create view took_part as
 SELECT part.contest_id,
    s.part_id,
    s.person_id,
    s.attempts
   FROM (standing s
     JOIN part ON ((part.id = s.part_id)));

create table trace (
  id bigint not null generated always as identity,
  at timestamp(3) with time zone not null,
  contest_id bigint not null,
  part_id bigint not null,
  person_id bigint not null,
  attempt_id uuid,
  kind text not null,
  sequence integer,
  code text,
  device text,
  address text,
  agent text,
  constraint trace_kind_check CHECK ((kind = ANY (ARRAY['start'::text, 'resume'::text, 'show'::text, 'save'::text, 'submit'::text, 'refuse'::text]))),
  constraint trace_pkey PRIMARY KEY (id)
);
CREATE INDEX trace_attempt ON public.trace USING btree (attempt_id, id) WHERE (attempt_id IS NOT NULL);
CREATE INDEX trace_refusals ON public.trace USING btree (contest_id, at) WHERE (kind = 'refuse'::text);
CREATE INDEX trace_refused_starts ON public.trace USING btree (contest_id, person_id, id) WHERE ((kind = 'refuse'::text) AND (attempt_id IS NULL));

create table unit (
  id bigint not null generated always as identity,
  code text not null,
  name text not null,
  parent_id bigint,
  unit_group text,
  staff_count integer,
  staff_counted_on date,
  contact_name text,
  contact_phone text,
  contact_email text,
  valid_from date,
  valid_to date,
  ordinal integer,
  constraint unit_check CHECK ((valid_to > valid_from)),
  constraint unit_check1 CHECK ((parent_id <> id)),
  constraint unit_code_check CHECK ((code ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint unit_code_key UNIQUE (code),
  constraint unit_ordinal_check CHECK ((ordinal >= 0)),
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id) DEFERRABLE,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_staff_count_check CHECK ((staff_count >= 0))
);
CREATE INDEX unit_parent ON public.unit USING btree (parent_id) WHERE (parent_id IS NOT NULL);

create table unit_change (
  id bigint not null generated always as identity,
  kind text not null,
  effective_on date not null,
  decision text,
  decided_by bigint,
  recorded_at timestamp(3) with time zone not null,
  effects jsonb not null default '{"ended": [], "moved": [], "created": [], "renamed": []}'::jsonb,
  constraint unit_change_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint unit_change_kind_check CHECK ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'move'::text, 'end'::text]))),
  constraint unit_change_pkey PRIMARY KEY (id)
);

create table unit_change_link (
  change_id bigint not null,
  from_unit_id bigint not null,
  to_unit_id bigint,
  from_name text not null,
  to_name text,
  constraint unit_change_link_change_id_fkey FOREIGN KEY (change_id) REFERENCES unit_change(id) ON DELETE CASCADE,
  constraint unit_change_link_change_id_from_unit_id_to_unit_id_key UNIQUE NULLS NOT DISTINCT (change_id, from_unit_id, to_unit_id),
  constraint unit_change_link_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint unit_change_link_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id)
);
CREATE INDEX unit_change_link_from ON public.unit_change_link USING btree (from_unit_id);
CREATE INDEX unit_change_link_to ON public.unit_change_link USING btree (to_unit_id) WHERE (to_unit_id IS NOT NULL);

create table unit_name (
  unit_id bigint not null,
  valid_from date,
  name text not null,
  constraint unit_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_name_unit_id_valid_from_key UNIQUE NULLS NOT DISTINCT (unit_id, valid_from)
);

create table unit_place (
  unit_id bigint not null,
  valid_from date,
  parent_id bigint,
  constraint unit_place_check CHECK ((parent_id <> unit_id)),
  constraint unit_place_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_place_unit_id_valid_from_key UNIQUE NULLS NOT DISTINCT (unit_id, valid_from)
);
CREATE INDEX unit_place_parent ON public.unit_place USING btree (parent_id) WHERE (parent_id IS NOT NULL);
