-- One row for each event that moves pieces; its place in its lot makes sure that an event is counted once, however often it is delivered.
CREATE TABLE view.mask_movement (
    lot_id           TEXT        NOT NULL,
    sequence         BIGINT      NOT NULL,
    position         BIGINT      NOT NULL,
    at               TIMESTAMPTZ NOT NULL,
    event_id         TEXT        NOT NULL,
    measure          TEXT        NOT NULL,
    lot_number       TEXT        NOT NULL,
    permit_number    TEXT        NOT NULL,
    importer_account TEXT        NOT NULL,
    agent_account    TEXT,
    importer_name    TEXT        NOT NULL,
    kind             TEXT        NOT NULL,
    product          TEXT        NOT NULL,
    origin           TEXT        NOT NULL,
    opened_on        DATE        NOT NULL,
    flow             INTEGER,
    declared_on      DATE,
    flow_kind        TEXT,
    receiver         TEXT,
    pieces           BIGINT      NOT NULL,
    stock_after      BIGINT      NOT NULL,
    lots             SMALLINT    NOT NULL,
    actor_name       TEXT        NOT NULL,
    PRIMARY KEY (lot_id, sequence)
);
COMMENT ON COLUMN view.mask_movement.lots IS '1 where the lot began to hold something by it, -1 where it ceased to, else 0';
CREATE UNIQUE INDEX mask_movement_flow ON view.mask_movement (lot_id, flow) WHERE measure = 'FLOW';
CREATE INDEX mask_movement_position ON view.mask_movement (position);
CREATE INDEX mask_movement_at ON view.mask_movement (at);
CREATE INDEX mask_movement_importer ON view.mask_movement (importer_account, position);
CREATE INDEX mask_movement_agent ON view.mask_movement (agent_account, position) WHERE agent_account IS NOT NULL;
CREATE INDEX mask_movement_lot ON view.mask_movement (lot_number, position);
CREATE INDEX mask_movement_receiver ON view.mask_movement (receiver, position) WHERE receiver IS NOT NULL;

-- Each lot's sums beside what the lot itself said last: the two sides of the balance (MSK-63).
CREATE TABLE view.mask_stock (
    lot_id           TEXT PRIMARY KEY,
    lot_number       TEXT        NOT NULL UNIQUE,
    permit_number    TEXT        NOT NULL,
    importer_account TEXT        NOT NULL,
    agent_account    TEXT,
    importer_name    TEXT        NOT NULL,
    kind             TEXT        NOT NULL,
    product          TEXT        NOT NULL,
    origin           TEXT        NOT NULL,
    opened_on        DATE        NOT NULL,
    opened_at        TIMESTAMPTZ NOT NULL,
    moved_at         TIMESTAMPTZ NOT NULL,
    imported         BIGINT      NOT NULL DEFAULT 0,
    returned         BIGINT      NOT NULL DEFAULT 0,
    flowed           BIGINT      NOT NULL DEFAULT 0,
    stock            BIGINT      NOT NULL DEFAULT 0,
    sequence         BIGINT      NOT NULL
);
CREATE INDEX mask_stock_oldest ON view.mask_stock (opened_on, lot_number);
CREATE INDEX mask_stock_oldest_held ON view.mask_stock (opened_on, lot_number) WHERE stock > 0;
CREATE INDEX mask_stock_importer ON view.mask_stock (importer_account, opened_on, lot_number);
CREATE INDEX mask_stock_agent ON view.mask_stock (agent_account) WHERE agent_account IS NOT NULL;

-- Figures now, for everybody (owner '') and for each account that imports or files for an importer (MSK-64).
CREATE TABLE view.mask_now (
    owner    TEXT   NOT NULL,
    cut      TEXT   NOT NULL,
    key      TEXT   NOT NULL,
    label    TEXT   NOT NULL,
    imported BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    flowed   BIGINT NOT NULL,
    lots     BIGINT NOT NULL,
    PRIMARY KEY (owner, cut, key)
);
CREATE INDEX mask_now_most ON view.mask_now (owner, cut, (imported + returned - flowed) DESC, key)
    WHERE cut IN ('IMPORTER', 'PRODUCT');

-- The same at the end of each day (Asia/Taipei) on which a figure changed: any past moment is a day's end and what that day brought until then (MSK-62).
CREATE TABLE view.mask_day (
    owner    TEXT   NOT NULL,
    cut      TEXT   NOT NULL,
    key      TEXT   NOT NULL,
    day      DATE   NOT NULL,
    imported BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    flowed   BIGINT NOT NULL,
    lots     BIGINT NOT NULL,
    PRIMARY KEY (owner, cut, key, day)
);
