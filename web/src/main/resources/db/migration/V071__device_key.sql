-- Random keys that all nodes share and a restart keeps. What they sign is worth no more than a place in a queue.
CREATE TABLE work.shared_key (
    purpose    text PRIMARY KEY,
    key        bytea NOT NULL,
    created_at timestamptz NOT NULL
);
