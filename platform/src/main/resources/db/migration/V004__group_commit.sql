-- Where the log ends. Who appends changes this row first, and so has the positions behind it until its commit: they are given in the order of commits, without a
-- gap (ADR 36). Half of the page stays free, so that a new version of the row finds its place beside the old one.
create table log.head (
    only_row boolean primary key default true check (only_row),
    last     bigint  not null
) with (fillfactor = 50);
insert into log.head (last) select coalesce(max(global_index), 0) from log.domain_event;

-- nobody else gives positions: an earlier release that still runs cannot append
alter table log.domain_event alter column global_index drop identity;
