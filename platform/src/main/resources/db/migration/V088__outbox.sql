-- Mails: asked for, on their way, sent or not (ADR 6). Written once for each event and never again by a rebuild; what became of each is in the log as well.
CREATE TABLE work.mail (
    mail_id            TEXT PRIMARY KEY,
    template           TEXT        NOT NULL,
    recipient          TEXT        NOT NULL,
    -- another than the recipient's own, where a filing named one
    address            TEXT,
    args               JSONB       NOT NULL,
    language           TEXT        NOT NULL,
    -- REQUESTED, SENDING, SENT, FAILED (is tried again), GIVEN_UP, NOT_CONFIRMED, NO_SERVER
    state              TEXT        NOT NULL,
    attempt            INT         NOT NULL DEFAULT 0,
    reason             TEXT,
    -- when it may be taken
    due_at             TIMESTAMPTZ NOT NULL DEFAULT now(),
    taken_at           TIMESTAMPTZ,
    sent_at            TIMESTAMPTZ,
    requested_at       TIMESTAMPTZ NOT NULL,
    requested_position BIGINT      NOT NULL,
    -- the event that it follows from
    cause              TEXT        NOT NULL,
    correlation        TEXT        NOT NULL,
    -- how often it has come to an end, and whether the log does not say so yet
    outcomes           INT         NOT NULL DEFAULT 0,
    untold             BOOLEAN     NOT NULL DEFAULT FALSE
);

CREATE INDEX mail_newest ON work.mail (requested_position DESC);
CREATE INDEX mail_of_recipient ON work.mail (recipient);
CREATE INDEX mail_due ON work.mail (due_at) WHERE state IN ('REQUESTED', 'FAILED');
CREATE INDEX mail_on_its_way ON work.mail (taken_at) WHERE state = 'SENDING';
CREATE INDEX mail_untold ON work.mail (mail_id) WHERE untold;
