-- Which file a filing was made of: another one under the same key is refused. Unknown for those before.
ALTER TABLE work.bulk_filing ADD COLUMN sha256 TEXT;
