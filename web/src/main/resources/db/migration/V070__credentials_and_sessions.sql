-- Hashes of passwords, named by the log's PasswordSet (ADR 5).
CREATE TABLE work.credential (
    credential_id TEXT PRIMARY KEY,
    phc           TEXT        NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL
);

-- Web sessions. The cookie's id is stored as its SHA-256 only: who reads this table cannot take a session over.
CREATE TABLE work.web_session (
    session_key   BYTEA PRIMARY KEY,
    account_id    TEXT,
    credential_id TEXT,
    content       JSONB       NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    last_access   TIMESTAMPTZ NOT NULL,
    expires_at    TIMESTAMPTZ NOT NULL
);

CREATE INDEX web_session_account ON work.web_session (account_id);
CREATE INDEX web_session_expiry ON work.web_session (expires_at);
