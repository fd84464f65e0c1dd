CREATE TABLE ${view}.permit (
    permit_number          TEXT PRIMARY KEY,
    permit_id              TEXT   NOT NULL UNIQUE,
    state                  TEXT   NOT NULL,
    filed_by               TEXT   NOT NULL,
    importer_account       TEXT   NOT NULL,
    agent_account          TEXT,
    issued_on              DATE   NOT NULL,
    valid_until            DATE   NOT NULL,
    revision               INTEGER NOT NULL,
    customs_stage          TEXT,
    open_demand            JSONB,
    last_mismatch          JSONB,
    write_off_rows         JSONB  NOT NULL DEFAULT '[]',
    write_off_completed_on DATE,
    reissue_of             TEXT,
    reissued_as            TEXT,
    cancel_reason          TEXT,
    version                BIGINT NOT NULL,
    position               BIGINT NOT NULL
);
CREATE INDEX permit_importer ON ${view}.permit (importer_account, permit_number);
CREATE INDEX permit_agent ON ${view}.permit (agent_account, permit_number);
CREATE INDEX permit_issued ON ${view}.permit (issued_on);

-- a permit as filed and each of its revisions: the rows of the list (MSK-05)
CREATE TABLE ${view}.permit_revision (
    permit_number      TEXT        NOT NULL,
    revision           INTEGER     NOT NULL,
    kind               TEXT,
    description        TEXT,
    at                 TIMESTAMPTZ NOT NULL,
    actor_name         TEXT        NOT NULL,
    way                TEXT        NOT NULL,
    importer_name      TEXT        NOT NULL,
    importer_identity  TEXT        NOT NULL,
    agent_name         TEXT,
    medical_pieces     BIGINT      NOT NULL,
    non_medical_pieces BIGINT      NOT NULL,
    items              JSONB       NOT NULL,
    application        JSONB       NOT NULL,
    search_text        TEXT        NOT NULL,
    position           BIGINT      NOT NULL UNIQUE,
    PRIMARY KEY (permit_number, revision)
);

CREATE TABLE ${view}.permit_declaration (
    permit_number      TEXT        NOT NULL,
    declaration_number TEXT        NOT NULL,
    stage              TEXT        NOT NULL,
    entered            BOOLEAN     NOT NULL DEFAULT FALSE,
    declared           JSONB       NOT NULL DEFAULT '[]',
    released_on        DATE,
    updated_at         TIMESTAMPTZ NOT NULL,
    first_position     BIGINT      NOT NULL,
    PRIMARY KEY (permit_number, declaration_number)
);
CREATE INDEX permit_declaration_number ON ${view}.permit_declaration (declaration_number);

-- what customs released or the importer wrote off, by lot: what a permit's items still allow is counted against it (MSK-14)
CREATE TABLE ${view}.permit_cleared (
    lot_number    TEXT PRIMARY KEY,
    permit_number TEXT    NOT NULL,
    item          INTEGER NOT NULL,
    reference     TEXT    NOT NULL,
    pieces        BIGINT  NOT NULL,
    position      BIGINT  NOT NULL
);
CREATE INDEX permit_cleared_permit ON ${view}.permit_cleared (permit_number, lot_number);

CREATE TABLE ${view}.permit_customs_message (
    position           BIGINT PRIMARY KEY,
    permit_number      TEXT        NOT NULL,
    message_id         TEXT        NOT NULL,
    event              TEXT        NOT NULL,
    declaration_number TEXT,
    at                 TIMESTAMPTZ NOT NULL,
    content            JSONB       NOT NULL
);
CREATE INDEX permit_customs_message_permit ON ${view}.permit_customs_message (permit_number, position);
