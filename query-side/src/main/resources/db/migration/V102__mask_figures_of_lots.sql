-- What a lot held at a past moment is one step in this index, however much has moved since.
CREATE INDEX mask_movement_lot_at ON view.mask_movement (lot_id, at DESC, sequence DESC);

-- How many movements a lot has: the list of all movements takes its length and its sums from the lots instead of counting a million rows.
ALTER TABLE view.mask_stock ADD COLUMN movements BIGINT NOT NULL DEFAULT 0;
UPDATE view.mask_stock s SET movements = (SELECT count(*) FROM view.mask_movement m WHERE m.lot_id = s.lot_id);
