-- log: what happened, the only truth. work: what is no fact yet (sessions, drafts). What can be rebuilt from the log is in db/view.
create schema log;
create schema work;

-- In which form the log is written: a service that reads another refuses to start.
create table log.format (
    number integer not null
);
insert into log.format (number) values (3);
