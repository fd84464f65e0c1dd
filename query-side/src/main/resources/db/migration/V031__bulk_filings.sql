CREATE TABLE view.origin_bulk (
    bulk_id      TEXT PRIMARY KEY,
    account_id   TEXT        NOT NULL,
    file_name    TEXT        NOT NULL,
    count        INTEGER     NOT NULL,
    started_at   TIMESTAMPTZ NOT NULL,
    completed_at TIMESTAMPTZ,
    position     BIGINT      NOT NULL
);
CREATE INDEX origin_bulk_account ON view.origin_bulk (account_id, started_at);

CREATE TABLE view.origin_bulk_item (
    bulk_id        TEXT    NOT NULL,
    index          INTEGER NOT NULL,
    source         TEXT,
    receipt_number TEXT,
    faults         JSONB   NOT NULL DEFAULT '[]',
    PRIMARY KEY (bulk_id, index)
);
