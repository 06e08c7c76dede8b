-- The term of a case: when it is warned of (end of the day of registration) and broken (S2-5); each is raised once.
alter table application_case add column alarm_at bigint;      -- the law's clock; the next of the two, null when there is none
alter table application_case add column warned_at bigint;
alter table application_case add column breached_at bigint;

-- Where many are registered at one opening they go on one after the other; null: at once.
alter table application_case add column releases_at bigint;
create index application_case_alarm on application_case (alarm_at) where alarm_at is not null;
create index application_case_state on application_case (state);

-- How many wait for an opening: gives each its place in the queue.
create table opening (at bigint primary key, waiting bigint not null);

-- Who decided and in which words. The entry's details hold a seal over them, so they may be encrypted anew, or erased after their term.
alter table journal add column personal blob;                -- (*)

-- A message that cannot be read any more stays here, out of the way of the others.
alter table outbox add column fault text;

-- A withdrawal that overtook its application waits for it.
create table early_withdrawal (
    application_id  text primary key,
    at              bigint not null,
    reason          blob not null        -- (*)
);
