-- How far each automation has come, written in the transaction of its token. Of the views it stands in their own schema.
create table work.progress (
    name     text    not null,
    segment  integer not null,
    position bigint  not null,
    gaps     bigint[] not null default '{}',
    primary key (name, segment)
);
