-- Every form that is being written (ADR 8): what was typed, as typed. No facts, so no events. One store, whatever the form.
create table work.draft (
    -- also the idempotency key of what it becomes: sent twice, it is sent once
    draft_id   text primary key,
    account_id text        not null,
    -- which form: capability and name, such as origin.application
    kind       text        not null,
    -- what it is about: the case or permit it revises, the lot it declares; empty for something new
    subject    text        not null,
    title      text        not null,
    fields     jsonb       not null,
    -- what the form's pages keep beside it and nobody types
    aside      jsonb       not null,
    -- the page that saved last: it may go on without knowing its own version, any other must know the latest
    editor     text        not null,
    version    bigint      not null,
    -- number of what it has become; such a draft is empty and only leads a late click there
    sent_as    text,
    created_at timestamptz not null,
    saved_at   timestamptz not null
);
create index draft_account on work.draft (account_id, saved_at desc);
create index draft_saved on work.draft (saved_at);
-- one open draft of a form about something for each account
create unique index draft_open on work.draft (account_id, kind, subject) where sent_as is null and subject <> '';
