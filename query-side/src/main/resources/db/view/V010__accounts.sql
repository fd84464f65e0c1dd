-- Accounts as login and mail need them; contact data only as far as a page or a mail uses it.
CREATE TABLE ${view}.account (
    account_id       TEXT PRIMARY KEY,
    user_name        TEXT NOT NULL,
    user_name_folded TEXT NOT NULL UNIQUE,
    electronic_id    TEXT NOT NULL UNIQUE,
    display_name     TEXT NOT NULL,
    identity_kind    TEXT NOT NULL,
    identity_number  TEXT NOT NULL,
    role             TEXT NOT NULL,
    unit             TEXT,
    email            TEXT NOT NULL,
    address          TEXT NOT NULL,
    telephone        TEXT NOT NULL,
    credential_id    TEXT,
    locked_until     TIMESTAMPTZ,
    last_login       TIMESTAMPTZ,
    opened_at        TIMESTAMPTZ NOT NULL,
    version          BIGINT      NOT NULL,
    position         BIGINT      NOT NULL
);

CREATE INDEX account_identity ON ${view}.account (identity_number, role);

-- Who may act for whom (ACC-09), as pages show it; orders are decided on the log.
CREATE TABLE ${view}.account_grant (
    grant_id     TEXT PRIMARY KEY,
    principal    TEXT        NOT NULL,
    agent        TEXT        NOT NULL,
    capability   TEXT        NOT NULL,
    access       TEXT        NOT NULL,
    from_day     DATE        NOT NULL,
    until_day    DATE        NOT NULL,
    granted_at   TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    version      BIGINT      NOT NULL,
    position     BIGINT      NOT NULL
);
CREATE INDEX account_grant_agent ON ${view}.account_grant (agent, capability);
CREATE INDEX account_grant_principal ON ${view}.account_grant (principal);
