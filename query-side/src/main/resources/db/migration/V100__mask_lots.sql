-- a stock lot as the lists and its page show it (MSK-30)
CREATE TABLE view.mask_lot (
    lot_id            TEXT PRIMARY KEY,
    lot_number        TEXT        NOT NULL UNIQUE,
    permit_id         TEXT        NOT NULL,
    permit_number     TEXT        NOT NULL,
    source            TEXT        NOT NULL,
    reference         TEXT        NOT NULL,
    item              INTEGER     NOT NULL,
    kind              TEXT        NOT NULL,
    product           TEXT        NOT NULL,
    origin            TEXT        NOT NULL,
    importer_account  TEXT        NOT NULL,
    importer_identity TEXT        NOT NULL,
    importer_name     TEXT        NOT NULL,
    agent_account     TEXT,
    opened_on         DATE        NOT NULL,
    imported          BIGINT      NOT NULL,
    flowed            BIGINT      NOT NULL,
    returned          BIGINT      NOT NULL,
    stock             BIGINT      NOT NULL,
    last_flow_on      DATE,
    reminders         INTEGER     NOT NULL,
    last_due_at       TIMESTAMPTZ,
    next_reminder_at  TIMESTAMPTZ,
    search_text       TEXT        NOT NULL,
    moved             BIGINT      NOT NULL,
    version           BIGINT      NOT NULL,
    opened_position   BIGINT      NOT NULL,
    position          BIGINT      NOT NULL
);
COMMENT ON COLUMN view.mask_lot.moved IS 'sequence of the latest event that changed its stock';
CREATE INDEX mask_lot_opened ON view.mask_lot (opened_on, lot_number);
CREATE INDEX mask_lot_cursor ON view.mask_lot (opened_position);
CREATE INDEX mask_lot_importer ON view.mask_lot (importer_account, opened_on, lot_number);
CREATE INDEX mask_lot_agent ON view.mask_lot (agent_account, opened_on, lot_number);
CREATE INDEX mask_lot_permit ON view.mask_lot (permit_number);
CREATE INDEX mask_lot_reference ON view.mask_lot (reference);
CREATE INDEX mask_lot_due ON view.mask_lot (next_reminder_at) WHERE stock > 0;

CREATE TABLE view.mask_flow (
    lot_id      TEXT        NOT NULL,
    flow        INTEGER     NOT NULL,
    declared_on DATE        NOT NULL,
    kind        TEXT        NOT NULL,
    receiver    TEXT,
    pieces      BIGINT      NOT NULL,
    returned    BIGINT      NOT NULL DEFAULT 0,
    proofs      JSONB       NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    actor_name  TEXT        NOT NULL,
    position    BIGINT      NOT NULL,
    PRIMARY KEY (lot_id, flow)
);
CREATE INDEX mask_flow_position ON view.mask_flow (position);

CREATE TABLE view.mask_return (
    lot_id      TEXT        NOT NULL,
    number      INTEGER     NOT NULL,
    flow        INTEGER     NOT NULL,
    declared_on DATE        NOT NULL,
    pieces      BIGINT      NOT NULL,
    reason      TEXT        NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    actor_name  TEXT        NOT NULL,
    position    BIGINT      NOT NULL,
    PRIMARY KEY (lot_id, number)
);
CREATE INDEX mask_return_position ON view.mask_return (position);
