-- a stock lot as the lists and its page show it (MSK-30)
CREATE TABLE ${view}.stock_lot (
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
COMMENT ON COLUMN ${view}.stock_lot.moved IS 'sequence of the latest event that changed its stock';
CREATE INDEX stock_lot_opened ON ${view}.stock_lot (opened_on, lot_number);
CREATE INDEX stock_lot_cursor ON ${view}.stock_lot (opened_position);
CREATE INDEX stock_lot_importer ON ${view}.stock_lot (importer_account, opened_on, lot_number);
CREATE INDEX stock_lot_agent ON ${view}.stock_lot (agent_account, opened_on, lot_number);
CREATE INDEX stock_lot_permit ON ${view}.stock_lot (permit_number);
CREATE INDEX stock_lot_reference ON ${view}.stock_lot (reference);
CREATE INDEX stock_lot_due ON ${view}.stock_lot (next_reminder_at) WHERE stock > 0;

CREATE TABLE ${view}.stock_flow (
    lot_id      TEXT        NOT NULL,
    flow        INTEGER     NOT NULL,
    declared_on DATE        NOT NULL,
    kind        TEXT        NOT NULL,
    receiver    TEXT,
    pieces      BIGINT      NOT NULL,
    proofs      JSONB       NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    actor_name  TEXT        NOT NULL,
    position    BIGINT      NOT NULL,
    PRIMARY KEY (lot_id, flow)
);
CREATE INDEX stock_flow_position ON ${view}.stock_flow (position);

CREATE TABLE ${view}.stock_return (
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
CREATE INDEX stock_return_flow ON ${view}.stock_return (lot_id, flow);
CREATE INDEX stock_return_position ON ${view}.stock_return (position);

-- One row for each event that moves pieces; its place in its lot makes sure that an event is counted once, however often it is delivered.
CREATE TABLE ${view}.stock_movement (
    lot_id           TEXT        NOT NULL,
    sequence         BIGINT      NOT NULL,
    part             SMALLINT    NOT NULL DEFAULT 0,
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
    PRIMARY KEY (lot_id, sequence, part)
);
COMMENT ON COLUMN ${view}.stock_movement.part IS '0 for what an event moves; from 1 for what it takes from one label (odd) and brings to another (even)';
COMMENT ON COLUMN ${view}.stock_movement.lots IS '1 where the lot began to hold something by it, -1 where it ceased to, else 0';
CREATE UNIQUE INDEX stock_movement_flow ON ${view}.stock_movement (lot_id, flow) WHERE measure = 'FLOW';
CREATE INDEX stock_movement_position ON ${view}.stock_movement (position);
CREATE INDEX stock_movement_at ON ${view}.stock_movement (at);
CREATE INDEX stock_movement_importer ON ${view}.stock_movement (importer_account, position);
CREATE INDEX stock_movement_agent ON ${view}.stock_movement (agent_account, position) WHERE agent_account IS NOT NULL;
CREATE INDEX stock_movement_lot ON ${view}.stock_movement (lot_number, position);
-- what a lot held at a past moment is one step, however much has moved since
CREATE INDEX stock_movement_lot_at ON ${view}.stock_movement (lot_id, at DESC, sequence DESC);
CREATE INDEX stock_movement_receiver ON ${view}.stock_movement (receiver, position) WHERE receiver IS NOT NULL;

-- Each lot's sums beside what the lot itself said last: the two sides of the balance (MSK-63).
CREATE TABLE ${view}.stock_held (
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
    sequence         BIGINT      NOT NULL,
    movements        BIGINT      NOT NULL DEFAULT 0
);
COMMENT ON COLUMN ${view}.stock_held.movements IS 'how many rows it has: the list of all takes its length from here instead of counting a million';
CREATE INDEX stock_held_oldest ON ${view}.stock_held (opened_on, lot_number);
CREATE INDEX stock_held_oldest_held ON ${view}.stock_held (opened_on, lot_number) WHERE stock > 0;
CREATE INDEX stock_held_importer ON ${view}.stock_held (importer_account, opened_on, lot_number);
CREATE INDEX stock_held_agent ON ${view}.stock_held (agent_account) WHERE agent_account IS NOT NULL;

-- Figures now, for everybody (owner '') and for each account that imports or files for an importer (MSK-64).
CREATE TABLE ${view}.stock_now (
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
CREATE INDEX stock_now_most ON ${view}.stock_now (owner, cut, (imported + returned - flowed) DESC, key)
    WHERE cut IN ('IMPORTER', 'PRODUCT');

-- The same at the end of each day (Asia/Taipei) on which a figure changed: any past moment is a day's end and what that day brought until then (MSK-62).
CREATE TABLE ${view}.stock_day (
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

-- each time something was beyond its threshold (MSK-61)
CREATE TABLE ${view}.stock_alert (
    alert_id   TEXT        NOT NULL,
    sequence   BIGINT      NOT NULL,
    kind       TEXT        NOT NULL,
    subject    TEXT        NOT NULL,
    name       TEXT        NOT NULL,
    figure     BIGINT      NOT NULL,
    threshold  BIGINT      NOT NULL,
    raised_at  TIMESTAMPTZ NOT NULL,
    cleared_at TIMESTAMPTZ,
    position   BIGINT      NOT NULL,
    PRIMARY KEY (alert_id, sequence)
);
CREATE UNIQUE INDEX stock_alert_standing ON ${view}.stock_alert (alert_id) WHERE cleared_at IS NULL;
CREATE INDEX stock_alert_position ON ${view}.stock_alert (position);

-- one row once it has been decided when to alert
CREATE TABLE ${view}.stock_alert_policy (
    policy          TEXT PRIMARY KEY,
    lot_days        INTEGER,
    importer_pieces BIGINT,
    receiver_pieces BIGINT,
    set_at          TIMESTAMPTZ NOT NULL,
    set_by          TEXT        NOT NULL,
    version         BIGINT      NOT NULL,
    position        BIGINT      NOT NULL
);

-- what the watch looks for every few seconds
CREATE INDEX stock_held_uneven ON ${view}.stock_held (lot_number) WHERE stock <> imported + returned - flowed;
CREATE INDEX stock_now_receivers ON ${view}.stock_now (owner, (flowed - returned) DESC) WHERE cut = 'RECEIVER';
