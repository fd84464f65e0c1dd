-- Mails as the mailbox page and the sender's retries need them; address and text are looked up when asked for.
CREATE TABLE ${view}.mail (
    mail_id            TEXT PRIMARY KEY,
    template           TEXT        NOT NULL,
    recipient          TEXT        NOT NULL,
    -- another than the recipient's own, where a filing named one
    address            TEXT,
    args               JSONB       NOT NULL,
    language           TEXT        NOT NULL,
    state              TEXT        NOT NULL,
    attempt            INT         NOT NULL,
    reason             TEXT,
    retry_at           TIMESTAMPTZ,
    requested_at       TIMESTAMPTZ NOT NULL,
    sent_at            TIMESTAMPTZ,
    version            BIGINT      NOT NULL,
    requested_position BIGINT      NOT NULL,
    position           BIGINT      NOT NULL
);

CREATE INDEX mail_newest ON ${view}.mail (requested_position DESC);
CREATE INDEX mail_due ON ${view}.mail (retry_at) WHERE state = 'FAILED';
