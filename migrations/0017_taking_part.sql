-- What it means to have taken part (decision 0026): a contestant has a standing in a part of the
-- contest. One line for each part; whoever asks for people asks whether there is one.
create view took_part as
  select part.contest_id, s.part_id, s.person_id, s.attempts
  from standing s join part on part.id = s.part_id;
