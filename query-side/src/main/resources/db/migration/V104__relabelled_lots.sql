-- A lot whose permit was amended leaves the figures of its old label and comes to those of the new one: rows of one event, told apart by part.
ALTER TABLE view.mask_movement ADD COLUMN part SMALLINT NOT NULL DEFAULT 0;
COMMENT ON COLUMN view.mask_movement.part IS '0 for what an event moves; from 1 for what it takes from one label (odd) and brings to another (even)';
ALTER TABLE view.mask_movement DROP CONSTRAINT mask_movement_pkey;
ALTER TABLE view.mask_movement ADD PRIMARY KEY (lot_id, sequence, part);
