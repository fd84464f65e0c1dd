-- Events that a follower of the log (a projector, an automation) could not handle, and those of the same case that wait behind them (REL-05). What they say
-- stands in the log.
create table log.parked (
    -- schema of the set of views that lacks it; '' for an automation
    views       text        not null,
    follower    text        not null,
    case_id     text        not null,
    position    bigint      not null,
    sequence    bigint      not null,
    event_id    text        not null,
    event       text        not null,
    happened_at timestamptz not null,
    parked_at   timestamptz not null,
    -- null where it only waits behind another
    cause       text,
    tries       integer     not null,
    next_try_at timestamptz,
    primary key (views, follower, position)
);
create index parked_case on log.parked (views, follower, case_id, position);
create index parked_due on log.parked (next_try_at) where next_try_at is not null;

-- The views had a processor for each projector. Those that take over begin where the last of them was: what the others had ahead of it changes nothing when it
-- comes again. One that had not begun has no token, or one without a place: then the views begin anew.
create temporary table old_token as
select processor_name, token, token_type, time_stamp,
    (case when token is null then null else convert_from(token, 'UTF8')::json end) as place
from log.token
where processor_name in ('accounts', 'mails', 'origin-case', 'origin-bulk', 'permit', 'stock-lot', 'stock-alert', 'stock-figures') and segment = 0;

insert into log.token (processor_name, segment, token, token_type, time_stamp)
select 'views', 0, token, token_type, time_stamp from old_token
where processor_name <> 'stock-figures'
order by coalesce(place ->> 'index', place ->> 'globalIndex')::bigint nulls first limit 1;
insert into log.token (processor_name, segment, token, token_type, time_stamp)
select 'figures', 0, token, token_type, time_stamp from old_token where processor_name = 'stock-figures';
delete from log.token where processor_name in (select processor_name from old_token);

insert into log.parked (views, follower, case_id, position, sequence, event_id, event, happened_at, parked_at, cause, tries, next_try_at)
select case when d.processing_group in (select processor_name from old_token) then 'view' else '' end, d.processing_group, d.aggregate_identifier,
    coalesce(e.global_index, (convert_from(d.token, 'UTF8')::json ->> 'index')::bigint,
        (convert_from(d.token, 'UTF8')::json ->> 'globalIndex')::bigint),
    d.sequence_number, d.event_identifier, regexp_replace(d.payload_type, '.*[.$]', ''), d.time_stamp::timestamptz, d.enqueued_at::timestamptz,
    case when d.cause_type is null then null else d.cause_type end, 1,
    case when d.sequence_index = (select min(f.sequence_index) from log.dead_letter f
        where f.processing_group = d.processing_group and f.sequence_identifier = d.sequence_identifier) then now() end
from log.dead_letter d left join log.domain_event e on e.event_identifier = d.event_identifier
where d.aggregate_identifier is not null
on conflict do nothing;
-- where the tokens were moved back, what was parked of views before comes again by itself
drop table old_token;
drop table log.dead_letter;
