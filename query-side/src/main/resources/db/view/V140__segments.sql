-- The views are written by two processors, "views" and "figures", whose work can be split into segments; before, each projector was one of its own.
ALTER TABLE ${view}.projection ADD COLUMN segment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ${view}.projection DROP CONSTRAINT projection_pkey;
ALTER TABLE ${view}.projection ADD PRIMARY KEY (name, segment);

INSERT INTO ${view}.projection (name, position)
SELECT 'views', min(position) FROM ${view}.projection
WHERE name IN ('accounts', 'mails', 'origin-case', 'origin-bulk', 'permit', 'stock-lot', 'stock-alert') HAVING count(*) > 0;
INSERT INTO ${view}.projection (name, position) SELECT 'figures', position FROM ${view}.projection WHERE name = 'stock-figures';
DELETE FROM ${view}.projection WHERE name NOT IN ('views', 'figures');
