// Written by `npm run schema` from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export type ActTable = {
  id: GeneratedAlways<number>
  at: Date
  actor_id: number
  actor_name: string
  contest_id: number | null
  unit_id: number | null
  kind: string
  subject: string
  subject_id: string | null
  reason: string | null
  changes: ColumnType<unknown, string | undefined, string>
  search_text: string
}

export type AllowanceTable = {
  id: GeneratedAlways<number>
  contest_id: number
  person_id: number
  part_id: number
  extra_attempts: Generated<number>
  extra_time_ms: Generated<number>
  open_until: Date | null
  reason: string
  outage_id: number | null
  granted_by: number
  granted_at: Date
  withdrawn_by: number | null
  withdrawn_at: Date | null
  withdraw_reason: string | null
  round_id: number | null
}

export type AttemptTable = {
  id: string
  part_id: number
  round_id: number
  person_id: number
  number: number
  kind: string
  seed: number
  paper: ColumnType<unknown, string, string>
  started_at: Date
  deadline_at: Date
  grace_ms: number
  sheet: ColumnType<unknown, string | undefined, string>
  sequence: Generated<number>
  revision: Generated<number>
  saved_at: Date | null
  submitted_at: Date | null
  ended_by: string | null
  correct: number | null
  total: number
  duration_ms: number | null
  credit_ms: Generated<number>
  disqualified: Generated<boolean>
}

export type ContestTable = {
  id: GeneratedAlways<number>
  slug: string
  definition: ColumnType<unknown, string, string>
  demo: Generated<boolean>
  created_at: Date
  changed_at: Date
  stage: Generated<string>
  revision: Generated<number>
}

export type ContestFileTable = {
  contest_id: number
  path: string
  bytes: Buffer
  sha256: Generated<Buffer>
}

export type ContestUnitTable = {
  contest_id: number
  unit_id: number
  position: number
  name: string
  unit_group: string
  staff_count: number | null
  parent_unit_id: number | null
  staff_counted_on: string | null
}

export type ContestantTable = {
  contest_id: number
  person_id: number
  unit_id: number
  sub_unit: string | null
  position: string | null
  birth_date: string | null
  citizen_number: string | null
  registered_at: Date
  sub_unit_id: number | null
  nominated: Generated<boolean>
  disqualified: Generated<boolean>
}

export type DisqualificationTable = {
  id: GeneratedAlways<number>
  contest_id: number
  person_id: number
  attempt_id: string | null
  reason: string
  evidence: string | null
  decided_by: number
  decided_at: Date
  lifted_by: number | null
  lifted_at: Date | null
  lift_reason: string | null
}

export type LeadNoteTable = {
  id: GeneratedAlways<number>
  contest_id: number
  kind: string
  subject: string
  note: string
  seen_by: number
  seen_at: Date
  withdrawn_by: number | null
  withdrawn_at: Date | null
}

export type LongWorkTable = {
  id: GeneratedAlways<number>
  kind: string
  person_id: number
  contest_id: number | null
  unit_id: number | null
  subject: string | null
  subject_id: string | null
  total: number
  done: Generated<number>
  stage: Generated<string>
  state: Generated<string>
  reply_status: number | null
  reply: ColumnType<unknown, string | null | undefined, string | null>
  runner: string
  beat_at: Date
  begun_at: Date
  stage_at: Date
  ended_at: Date | null
}

export type MailTable = {
  id: GeneratedAlways<number>
  contest_id: number | null
  unit_id: number | null
  kind: string
  person_id: number | null
  recipient: string
  subject: string
  body: string | null
  queued_at: Date
  next_try_at: Date
  tries: Generated<number>
  sent_at: Date | null
  failure: string | null
}

export type MigrationTable = {
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export type NoticeTable = {
  id: GeneratedAlways<number>
  contest_id: number
  part_id: number | null
  number: string | null
  issued_on: string
  title: string
  reason: string
  change: ColumnType<unknown, string | null | undefined, string | null>
  published_by: number
  published_at: Date
}

export type OutageTable = {
  id: GeneratedAlways<number>
  contest_id: number
  part_id: number
  starts_at: Date
  ends_at: Date
  reason: string
  credited_by: number
  credited_at: Date
  revoked_by: number | null
  revoked_at: Date | null
  revoke_reason: string | null
}

export type OutageCreditTable = {
  outage_id: number
  attempt_id: string
  credit_ms: number
}

export type PartTable = {
  id: GeneratedAlways<number>
  contest_id: number
  code: string
  kind: string
  position: number
  bank_id: number | null
}

export type PersonTable = {
  id: GeneratedAlways<number>
  username: string
  name: string
  search_name: string
  phone: string | null
  email: string | null
  password_hash: string
  must_set_password: Generated<boolean>
  created_at: Date
}

export type PublicationTable = {
  id: GeneratedAlways<number>
  part_id: number
  kind: string
  reason: string | null
  published_by: number | null
  as_of: Date
  published_at: Date
}

export type PublishedStandingTable = {
  publication_id: number
  person_id: number
  name: string
  unit_id: number
  unit: string
  correct: number
  total: number
  duration_ms: number
  achieved_at: Date
  attempts: number
  key1: number
  key2: number
  key3: number
}

export type PublishedUnitTable = {
  publication_id: number
  unit_id: number
  unit: string
  unit_group: string
  staff_count: number | null
  contestants: number
  attempts: number
  mean_correct: number | null
}

export type QuestionTable = {
  id: GeneratedAlways<number>
  bank_id: number
  code: string
  position: number
  retired: Generated<boolean>
}

export type QuestionBankTable = {
  id: GeneratedAlways<number>
  slug: string
  name: ColumnType<unknown, string, string>
  topics: ColumnType<unknown, string, string>
  changed_at: Date
}

export type QuestionBankFileTable = {
  bank_id: number
  path: string
  bytes: Buffer
}

export type QuestionVersionTable = {
  id: GeneratedAlways<number>
  question_id: number
  version: number
  topic: string
  difficulty: string
  stem: string
  options: ColumnType<unknown, string, string>
  keep_order: Generated<boolean>
  explanation: string | null
  source: string | null
  created_at: Date
  state: Generated<string>
  written_by: number | null
  reviewed_by: number | null
  reviewed_at: Date | null
}

export type QuotaTable = {
  id: GeneratedAlways<number>
  contest_id: number
  parent_unit_id: number | null
  unit_group: string | null
  least: number | null
  staff_over: number | null
  percent: number | null
  list_due_at: Date | null
  take_part_due_at: Date | null
  set_by: number
  set_at: Date
}

export type RegistrationTable = {
  id: GeneratedAlways<number>
  contest_id: number
  unit_id: number
  sub_unit: string | null
  name: string
  search_name: string
  position: string | null
  phone: string | null
  email: string | null
  birth_date: string | null
  citizen_number: string | null
  password_hash: string | null
  requested_at: Date
  state: Generated<string>
  decided_by: number | null
  decided_at: Date | null
  reason: string | null
  person_id: number | null
  receipt_hash: Buffer
  password_set: boolean | null
}

export type RoleGrantTable = {
  id: GeneratedAlways<number>
  person_id: number
  role: string
  contest_id: number | null
  unit_id: number | null
  granted_at: Date
}

export type RoundTable = {
  id: GeneratedAlways<number>
  contest_id: number
  code: string
  kind: string
  position: number
  starts_at: Date
  ends_at: Date
}

export type SealedReplyTable = {
  work_id: number
  token_hash: Buffer
  salt: Buffer
  sealed: Buffer
}

export type SessionTable = {
  token_hash: Buffer
  person_id: number
  created_at: Date
  expires_at: Date
}

export type SignInFailureTable = {
  subject: string
  failures: number
  window_ends_at: Date
}

export type StandingTable = {
  part_id: number
  person_id: number
  contest_id: number
  unit_id: number
  attempt_id: string
  correct: number
  total: number
  duration_ms: number
  achieved_at: Date
  key1: number
  key2: number
  key3: number
  attempts: number
}

export type TookPartTable = {
  contest_id: number | null
  part_id: number | null
  person_id: number | null
  attempts: number | null
}

export type TraceTable = {
  id: GeneratedAlways<number>
  at: Date
  contest_id: number
  part_id: number
  person_id: number
  attempt_id: string | null
  kind: string
  sequence: number | null
  code: string | null
  device: string | null
  address: string | null
  agent: string | null
}

export type UnitTable = {
  id: GeneratedAlways<number>
  code: string
  name: string
  parent_id: number | null
  unit_group: string | null
  staff_count: number | null
  staff_counted_on: string | null
  contact_name: string | null
  contact_phone: string | null
  contact_email: string | null
  valid_from: string | null
  valid_to: string | null
  ordinal: number | null
}

export type UnitChangeTable = {
  id: GeneratedAlways<number>
  kind: string
  effective_on: string
  decision: string | null
  decided_by: number | null
  recorded_at: Date
  effects: ColumnType<unknown, string | undefined, string>
}

export type UnitChangeLinkTable = {
  change_id: number
  from_unit_id: number
  to_unit_id: number | null
  from_name: string
  to_name: string | null
}

export type UnitNameTable = {
  unit_id: number
  valid_from: string | null
  name: string
}

export type UnitPlaceTable = {
  unit_id: number
  valid_from: string | null
  parent_id: number | null
}

/** Every table, by its name. */
export type Tables = {
  act: ActTable
  allowance: AllowanceTable
  attempt: AttemptTable
  contest: ContestTable
  contest_file: ContestFileTable
  contest_unit: ContestUnitTable
  contestant: ContestantTable
  disqualification: DisqualificationTable
  lead_note: LeadNoteTable
  long_work: LongWorkTable
  mail: MailTable
  migration: MigrationTable
  notice: NoticeTable
  outage: OutageTable
  outage_credit: OutageCreditTable
  part: PartTable
  person: PersonTable
  publication: PublicationTable
  published_standing: PublishedStandingTable
  published_unit: PublishedUnitTable
  question: QuestionTable
  question_bank: QuestionBankTable
  question_bank_file: QuestionBankFileTable
  question_version: QuestionVersionTable
  quota: QuotaTable
  registration: RegistrationTable
  role_grant: RoleGrantTable
  round: RoundTable
  sealed_reply: SealedReplyTable
  session: SessionTable
  sign_in_failure: SignInFailureTable
  standing: StandingTable
  took_part: TookPartTable
  trace: TraceTable
  unit: UnitTable
  unit_change: UnitChangeTable
  unit_change_link: UnitChangeLinkTable
  unit_name: UnitNameTable
  unit_place: UnitPlaceTable
}
