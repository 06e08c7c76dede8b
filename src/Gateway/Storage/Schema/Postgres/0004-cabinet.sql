-- News for the applicant's personal cabinet, in the portal's chain: written with the change that causes them, and kept when the ШЭП has
-- taken them, so that nothing is told twice. (*) is encrypted.
create table cabinet_message (
    id           bigint generated always as identity primary key,
    event_id     text not null unique,
    case_id      text,                 -- null: an application that was not taken
    chain_id     text not null,
    body         bytea,                 -- (*) null once it is told
    file_id      text,                 -- the notice's number in the temporary file store, once it is there
    file_until   bigint,               -- the law's clock: how long the store keeps it
    state        text not null,        -- waiting, told, given up
    message_id   text,                 -- the ШЭП's number of the message
    due_at       bigint not null,      -- the law's clock
    lease_until  bigint,               -- the machine's clock
    attempts     int not null
);
create index cabinet_message_due on cabinet_message (due_at) where state = 'waiting';
create index cabinet_message_chain on cabinet_message (chain_id) where state = 'waiting';
create index cabinet_message_case on cabinet_message (case_id);
