-- What the log's events say of each lot, counted from the events alone and by another projector than the figures: these are checked against it (MSK-63).
CREATE TABLE ${view}.stock_counted (
    lot_id           TEXT PRIMARY KEY,
    lot_number       TEXT   NOT NULL,
    importer_account TEXT   NOT NULL,
    importer_name    TEXT   NOT NULL,
    agent_account    TEXT,
    imported         BIGINT NOT NULL,
    returned         BIGINT NOT NULL,
    flowed           BIGINT NOT NULL,
    moved            BIGINT NOT NULL,
    version          BIGINT NOT NULL,
    position         BIGINT NOT NULL
);
COMMENT ON COLUMN ${view}.stock_counted.moved IS 'sequence of the latest event that changed its stock';
CREATE INDEX stock_counted_importer ON ${view}.stock_counted (importer_account);
CREATE INDEX stock_counted_agent ON ${view}.stock_counted (agent_account) WHERE agent_account IS NOT NULL;
