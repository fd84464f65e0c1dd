-- where a mail goes that a filing has named another address for; null for its recipient's own
ALTER TABLE view.mail ADD COLUMN address TEXT;
