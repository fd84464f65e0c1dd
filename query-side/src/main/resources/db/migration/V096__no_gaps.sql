-- Positions are given in the order of commits (ADR 36): whoever has come to one has met all before it.
alter table work.progress drop column gaps;
