-- What the ШЭП took and could not bring to the portal is told again. Until it says what became of a message, its body stays.
alter table cabinet_message add column told_at bigint;               -- the machine's clock; states now: waiting, told, delivered, given up
alter table cabinet_message add column undelivered_since bigint;     -- the law's clock; when it was first said not to be delivered
create index cabinet_message_number on cabinet_message (message_id) where message_id is not null;
create index cabinet_message_told on cabinet_message (chain_id) where state = 'told';
create index cabinet_message_given_up on cabinet_message (id) where state = 'given up';

-- A status may overtake the acknowledgement that brings the message's number: it waits here, for an hour.
create table cabinet_status (
    message_id  text primary key,
    state       text not null,
    at          bigint not null          -- the machine's clock
);
