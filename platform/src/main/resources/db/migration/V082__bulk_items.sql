-- Files of many applications, taken apart: what will be filed, until it is. No facts yet, so no events (ADR 11).
CREATE TABLE work.bulk_filing (
    bulk_id TEXT PRIMARY KEY,
    actor   JSONB NOT NULL
);
CREATE TABLE work.bulk_item (
    bulk_id     TEXT    NOT NULL REFERENCES work.bulk_filing,
    index       INTEGER NOT NULL,
    source      TEXT,
    application JSONB,
    faults      JSONB   NOT NULL DEFAULT '[]',
    PRIMARY KEY (bulk_id, index)
);
