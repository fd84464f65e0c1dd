-- Under which keys commands were given (GEN-07, ADR 37), and the last event of the aggregate that came of each. Written with the events.
create table log.command_key (
    -- compared byte by byte: nobody sorts by them
    aggregate_identifier varchar(255) collate "C" not null,
    -- account and key, as CommandKey puts them together
    command_key          text         collate "C" not null,
    sequence_number      bigint       not null,
    primary key (aggregate_identifier, command_key)
);

insert into log.command_key (aggregate_identifier, command_key, sequence_number)
select aggregate_identifier,
    (case when meta ->> 'actorAccount' is null or meta ->> 'actorRole' is null then 'system' else meta ->> 'actorAccount' end)
        || ' ' || (meta ->> 'idempotencyKey'),
    -- a command whose key had been forgotten was stored twice: its retries get the later answer, as they did
    max(sequence_number)
from log.domain_event, lateral (select convert_from(meta_data, 'UTF8')::jsonb as meta) as data
where meta ->> 'idempotencyKey' is not null and payload_type <> 'io.caseledger.shared.contract.NumberIssued'
group by 1, 2;
