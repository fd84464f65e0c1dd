-- Applications that are being written (ADR 8): what was typed, as typed. No facts, so no events.
create table work.origin_draft (
    draft_id       text primary key,
    account_id     text        not null,
    -- the case that it revises, and what of it its author has seen; null for a new application
    receipt_number text,
    case_version   bigint,
    case_revision  integer,
    title          text        not null,
    fields         jsonb       not null,
    -- the page that saved last: it may go on without knowing its own version, any other must know the latest
    editor         text        not null,
    version        bigint      not null,
    -- receipt number; a filed draft is empty and only leads a late click to its case
    filed_as       text,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);
create index origin_draft_account on work.origin_draft (account_id, updated_at desc);
-- one open revision of a case for each who may revise it
create unique index origin_draft_revision on work.origin_draft (account_id, receipt_number) where filed_as is null;
