-- How far each projection has come; written in the transaction of its rows. "gaps" are positions below it that were not yet visible.
CREATE TABLE ${view}.projection (
    name     VARCHAR(255) PRIMARY KEY,
    position BIGINT       NOT NULL,
    gaps     BIGINT[]     NOT NULL DEFAULT '{}'
);

-- one history for whatever has a number: certificates, permits, lots
CREATE TABLE ${view}.case_history (
    position       BIGINT,
    number         TEXT        NOT NULL,
    sequence       BIGINT      NOT NULL,
    event_id       TEXT        NOT NULL,
    at             TIMESTAMPTZ NOT NULL,
    event          TEXT        NOT NULL,
    actor_account  TEXT        NOT NULL,
    actor_name     TEXT        NOT NULL,
    actor_role     TEXT        NOT NULL,
    on_behalf_of   TEXT,
    on_behalf_of_name TEXT,
    origin_address TEXT,
    correlation_id TEXT,
    causation_id   TEXT,
    arguments      JSONB       NOT NULL,
    changes        JSONB       NOT NULL,
    PRIMARY KEY (position, number)
);
CREATE INDEX case_history_number ON ${view}.case_history (number, position);

-- who may see what has the number, beside those who see all; other_number is a second one under which it is found; owner is the company whose business it
-- is, and capability of which kind, for those that it lets look (ACC-09)
CREATE TABLE ${view}.case_visibility (
    number       TEXT PRIMARY KEY,
    other_number TEXT UNIQUE,
    unit         TEXT,
    owner        TEXT   NOT NULL,
    capability   TEXT   NOT NULL,
    accounts     TEXT[] NOT NULL
);
CREATE INDEX case_visibility_owner ON ${view}.case_visibility (owner);
