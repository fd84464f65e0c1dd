-- Which account has sent which content. The store of attachments knows contents only; without this, naming a content's hash would be enough to get it.
create table work.origin_upload (
    account_id  text        not null,
    sha256      text        not null references work.attachment (sha256),
    media_type  text        not null,
    size        bigint      not null,
    uploaded_at timestamptz not null,
    primary key (account_id, sha256)
);
