-- What a database that was restored from a back-up learns from the ledger on the broker.

-- Until when this database is known to hold whatever the broker's ledger has seen published; the machine's clock. One row.
create table ledger_known (id int primary key, at bigint not null);

-- Applications that had been received before the restore and are not here: when they come again, they keep their number and their instant
-- of receipt, and what had been published of them holds.
create table receipt_before (
    application_id  text primary key,
    number          text not null unique,
    received_at     bigint not null,
    published       bytea not null        -- (*)
);

-- Messages of the ledger that were dealt with after a restore, by hash: they are not dealt with again.
create table ledger_answered (hash bytea primary key, at bigint not null);

-- Checkpoints that had been signed before the restore and are not here: an auditor who holds one must find it.
create table checkpoint_lost (hash bytea primary key, seq bigint not null, at bigint not null);
