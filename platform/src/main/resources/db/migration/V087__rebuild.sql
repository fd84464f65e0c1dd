-- Views that are, or were, written anew beside the live ones. One that has not ended is begun anew by whichever node finds it.
create table work.rebuild (
    id           bigint generated always as identity primary key,
    requested_by text        not null,
    requested_at timestamptz not null,
    position     bigint      not null default 0,
    target       bigint      not null default 0,
    ended_at     timestamptz,
    failure      text
);
