CREATE TABLE view.origin_case (
    receipt_number     TEXT PRIMARY KEY,
    case_id            TEXT        NOT NULL UNIQUE,
    certificate_number TEXT UNIQUE,
    type               TEXT        NOT NULL,
    state              TEXT        NOT NULL,
    issuing_unit       TEXT        NOT NULL,
    clearance          TEXT,
    form               TEXT,
    filed_by           TEXT        NOT NULL,
    applicant_account  TEXT        NOT NULL,
    agent_account      TEXT,
    applicant_name     TEXT,
    exporter_name      TEXT,
    importer_name      TEXT,
    destination        TEXT,
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
    application        JSONB       NOT NULL,
    version            BIGINT      NOT NULL,
    submitted_position BIGINT      NOT NULL UNIQUE,
    position           BIGINT      NOT NULL
);
-- each viewer's list, newest first, without sorting; the queue oldest first reads the same index backwards
CREATE INDEX origin_case_unit ON view.origin_case (issuing_unit, received_at);
CREATE INDEX origin_case_unit_state ON view.origin_case (issuing_unit, state, received_at);
CREATE INDEX origin_case_applicant ON view.origin_case (applicant_account, received_at);
CREATE INDEX origin_case_agent ON view.origin_case (agent_account, received_at);
CREATE INDEX origin_case_received ON view.origin_case (received_at);
CREATE INDEX origin_case_codes ON view.origin_case USING gin (commodity_codes);

CREATE TABLE view.origin_history (
    position       BIGINT PRIMARY KEY,
    receipt_number TEXT        NOT NULL,
    sequence       BIGINT      NOT NULL,
    event_id       TEXT        NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    event          TEXT        NOT NULL,
    actor_account  TEXT        NOT NULL,
    actor_name     TEXT        NOT NULL,
    actor_role     TEXT        NOT NULL,
    on_behalf_of   TEXT,
    origin_address TEXT,
    correlation_id TEXT,
    causation_id   TEXT,
    arguments      JSONB       NOT NULL DEFAULT '{}',
    changes        JSONB       NOT NULL DEFAULT '[]'
);
CREATE INDEX origin_history_case ON view.origin_history (receipt_number, position);

CREATE TABLE view.origin_revision (
    receipt_number TEXT        NOT NULL,
    revision       INTEGER     NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    position       BIGINT      NOT NULL,
    application    JSONB       NOT NULL,
    PRIMARY KEY (receipt_number, revision)
);
