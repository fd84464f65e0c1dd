-- a form is filled in from the login (COE0010-03)
ALTER TABLE view.account ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE view.account ADD COLUMN telephone TEXT NOT NULL DEFAULT '';
