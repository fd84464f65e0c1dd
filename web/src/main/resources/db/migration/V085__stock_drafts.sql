-- Flows and returns that are being written (MSK-32): what was typed, as typed. No facts, so no events.
create table work.stock_draft (
    -- also the idempotency key of its declaration: declared twice, it is declared once
    draft_key   text primary key,
    account_id  text        not null,
    lot_number  text        not null,
    -- flows or returns
    form        text        not null,
    fields      jsonb       not null,
    -- documents by row id: a form names its rows, never a content
    proofs      jsonb       not null,
    -- a declared draft only tells a late click that it is done
    declared_at timestamptz,
    updated_at  timestamptz not null
);
-- one open draft of a lot for each who may declare
create unique index stock_draft_open on work.stock_draft (account_id, lot_number, form) where declared_at is null;
