-- A line of the trace is written for nearly every answer, and each index of its table is paid for
-- with every line. Only what was refused before an attempt began is looked for by person, and
-- starts are looked for by nothing.
drop index trace_person;
create index trace_refused_starts on trace (contest_id, person_id, id)
  where kind = 'refuse' and attempt_id is null;
drop index trace_starts;
