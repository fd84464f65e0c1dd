CREATE TABLE ${view}.origin_case (
    receipt_number     TEXT PRIMARY KEY,
    case_id            TEXT        NOT NULL UNIQUE,
    certificate_number TEXT UNIQUE,
    type               TEXT        NOT NULL,
    state              TEXT        NOT NULL,
    issuing_unit       TEXT        NOT NULL,
    clearance          TEXT,
    form               TEXT,
    filed_by           TEXT        NOT NULL,
    filer_identity     TEXT        NOT NULL,
    applicant_account  TEXT        NOT NULL,
    agent_account      TEXT,
    applicant_name     TEXT,
    exporter_name      TEXT,
    importer_name      TEXT,
    destination        TEXT,
    parties            TEXT[]      NOT NULL DEFAULT '{}',
    commodity_codes    TEXT[]      NOT NULL DEFAULT '{}',
    search_text        TEXT        NOT NULL,
    received_on        DATE        NOT NULL,
    received_at        TIMESTAMPTZ NOT NULL,
    due_at             TIMESTAMPTZ NOT NULL,
    updated_at         TIMESTAMPTZ NOT NULL,
    officer            TEXT,
    officer_name       TEXT,
    revision           INTEGER     NOT NULL,
    comments           JSONB       NOT NULL DEFAULT '[]',
    reason             TEXT,
    issued_on          DATE,
    collected_by       TEXT,
    version            BIGINT      NOT NULL,
    submitted_position BIGINT      NOT NULL UNIQUE,
    position           BIGINT      NOT NULL
);
-- each viewer's list, newest first, without sorting; the queue oldest first reads the same index backwards
COMMENT ON COLUMN ${view}.origin_case.parties IS 'identity numbers of filer, applicant, exporter, importer and manufacturers: none of them reviews it';
CREATE INDEX origin_case_unit ON ${view}.origin_case (issuing_unit, received_at);
CREATE INDEX origin_case_unit_state ON ${view}.origin_case (issuing_unit, state, received_at);
CREATE INDEX origin_case_applicant ON ${view}.origin_case (applicant_account, received_at);
CREATE INDEX origin_case_agent ON ${view}.origin_case (agent_account, received_at);
CREATE INDEX origin_case_received ON ${view}.origin_case (received_at);
CREATE INDEX origin_case_codes ON ${view}.origin_case USING gin (commodity_codes);

-- a case as filed and each of its revisions: applications are wide, so that they stand beside the case
CREATE TABLE ${view}.origin_revision (
    receipt_number TEXT        NOT NULL,
    revision       INTEGER     NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    position       BIGINT      NOT NULL,
    application    JSONB       NOT NULL,
    PRIMARY KEY (receipt_number, revision)
);

CREATE TABLE ${view}.origin_bulk (
    bulk_id      TEXT PRIMARY KEY,
    account_id   TEXT        NOT NULL,
    file_name    TEXT        NOT NULL,
    count        INTEGER     NOT NULL,
    started_at   TIMESTAMPTZ NOT NULL,
    completed_at TIMESTAMPTZ,
    version      BIGINT      NOT NULL,
    position     BIGINT      NOT NULL
);
CREATE INDEX origin_bulk_account ON ${view}.origin_bulk (account_id, started_at);

CREATE TABLE ${view}.origin_bulk_item (
    bulk_id        TEXT    NOT NULL,
    index          INTEGER NOT NULL,
    source         TEXT,
    receipt_number TEXT,
    faults         JSONB   NOT NULL DEFAULT '[]',
    PRIMARY KEY (bulk_id, index)
);
