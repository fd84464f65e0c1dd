-- log: what happened, the only truth. view: what can be rebuilt from it. work: what is no fact yet (sessions, drafts).
create schema log;
create schema view;
create schema work;
