-- Jobs of db-scheduler (ADR 16), as its documentation gives the table; each is picked by one node at a time.
create table work.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on work.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on work.scheduled_tasks (last_heartbeat);

-- How far the reminders' clock was moved, in demo mode only.
create table work.reminder_clock (
    only_row       boolean primary key default true check (only_row),
    offset_seconds bigint not null
);
insert into work.reminder_clock (offset_seconds) values (0);
