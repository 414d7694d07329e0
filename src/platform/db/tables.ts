// Written by `npm run schema` from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

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
}

export type ContestTable = {
  id: GeneratedAlways<number>
  slug: string
  definition: ColumnType<unknown, string, string>
  demo: Generated<boolean>
  created_at: Date
  changed_at: Date
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
}

export type MigrationTable = {
  name: string
  checksum: string
  applied_at: Generated<Date>
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

export type UnitTable = {
  id: GeneratedAlways<number>
  code: string
  name: string
}

/** Every table, by its name. */
export type Tables = {
  attempt: AttemptTable
  contest: ContestTable
  contest_file: ContestFileTable
  contest_unit: ContestUnitTable
  contestant: ContestantTable
  migration: MigrationTable
  part: PartTable
  person: PersonTable
  publication: PublicationTable
  published_standing: PublishedStandingTable
  published_unit: PublishedUnitTable
  question: QuestionTable
  question_bank: QuestionBankTable
  question_bank_file: QuestionBankFileTable
  question_version: QuestionVersionTable
  role_grant: RoleGrantTable
  round: RoundTable
  session: SessionTable
  sign_in_failure: SignInFailureTable
  standing: StandingTable
  unit: UnitTable
}
