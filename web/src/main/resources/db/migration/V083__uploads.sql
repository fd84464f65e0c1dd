-- Who has sent which content (ADR 29): without it, naming a content's hash would be enough to get it. Each account has a record of its own, even of the
-- same content. What a file is called, its type and its size are told from here, to commands too.
create table work.upload (
    account_id  text        not null,
    sha256      text        not null references work.attachment,
    file_name   text        not null,
    media_type  text        not null,
    size        bigint      not null,
    uploaded_at timestamptz not null,
    primary key (account_id, sha256)
);
create index upload_sha256 on work.upload (sha256);
create index upload_age on work.upload (uploaded_at);

-- Which aggregate a command of theirs has named it to. What nothing has used is an orphan once it is old.
create table work.upload_use (
    account_id text not null,
    sha256     text not null,
    used_by    text not null,
    primary key (account_id, sha256, used_by),
    foreign key (account_id, sha256) references work.upload
);

-- Sent before uses were noted: kept for good, as nobody knows any more what has named it.
insert into work.upload (account_id, sha256, file_name, media_type, size, uploaded_at)
    select account_id, sha256, sha256, media_type, size, uploaded_at from work.origin_upload;
insert into work.upload (account_id, sha256, file_name, media_type, size, uploaded_at)
    select 'system', sha256, sha256, media_type, size, stored_at from work.attachment on conflict do nothing;
insert into work.upload_use (account_id, sha256, used_by) select account_id, sha256, 'unknown' from work.upload;
drop table work.origin_upload;
