-- Attached files by the hash of their content (COE0510-02). No facts: the event that names a hash is one. Written and read in rows of 1 MB.
create table work.attachment (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text        not null,
    size       bigint      not null check (size > 0),
    stored_at  timestamptz not null
);

create table work.attachment_chunk (
    sha256  text    not null references work.attachment on delete cascade,
    index   integer not null,
    content bytea   not null,
    primary key (sha256, index)
);
-- files are compressed already
alter table work.attachment_chunk alter column content set storage external;
