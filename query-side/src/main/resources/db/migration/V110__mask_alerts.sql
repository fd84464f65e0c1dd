-- each time something was beyond its threshold (MSK-61)
CREATE TABLE view.mask_alert (
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
CREATE UNIQUE INDEX mask_alert_standing ON view.mask_alert (alert_id) WHERE cleared_at IS NULL;
CREATE INDEX mask_alert_position ON view.mask_alert (position);

-- one row once it has been decided when to alert
CREATE TABLE view.mask_alert_policy (
    policy          TEXT PRIMARY KEY,
    lot_days        INTEGER,
    importer_pieces BIGINT,
    receiver_pieces BIGINT,
    set_at          TIMESTAMPTZ NOT NULL,
    set_by          TEXT        NOT NULL,
    version         BIGINT      NOT NULL
);

-- what the watch looks for every few seconds
CREATE INDEX mask_stock_uneven ON view.mask_stock (lot_number) WHERE stock <> imported + returned - flowed;
CREATE INDEX mask_now_receivers ON view.mask_now (owner, (flowed - returned) DESC) WHERE cut = 'RECEIVER';
