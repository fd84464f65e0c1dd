-- Accounts as login and mail need them; contact data only as far as a page or a mail uses it.
CREATE TABLE view.account (
    account_id       TEXT PRIMARY KEY,
    user_name        TEXT NOT NULL,
    user_name_folded TEXT NOT NULL UNIQUE,
    display_name     TEXT NOT NULL,
    identity_kind    TEXT NOT NULL,
    identity_number  TEXT NOT NULL,
    role             TEXT NOT NULL,
    unit             TEXT,
    email            TEXT NOT NULL,
    credential_id    TEXT,
    locked_until     TIMESTAMPTZ,
    last_login       TIMESTAMPTZ,
    opened_at        TIMESTAMPTZ NOT NULL
);

CREATE INDEX account_identity ON view.account (identity_number, role);
