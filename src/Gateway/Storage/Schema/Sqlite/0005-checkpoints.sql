-- Signed statements about the journals. A checkpoint names how far each case's journal had got; from then on nothing up to there can be
-- changed, removed or put in without being seen, whoever holds the database.
create table checkpoint (
    seq           bigint primary key,
    at            bigint not null,        -- the law's clock
    heads         bigint not null,        -- how many journals had grown since the one before
    root          blob not null,          -- Merkle tree over those heads, by case id
    previous      blob not null,          -- hash of the checkpoint before
    hash          blob not null,
    signature     blob not null,          -- over the hash
    certificate   blob not null           -- of the key that signed, DER
);

create table checkpoint_head (
    checkpoint    bigint not null references checkpoint (seq),
    case_id       text not null,
    seq           bigint not null,        -- the last entry of its journal then
    hash          blob not null,
    primary key (case_id, seq)
);
create index checkpoint_head_of on checkpoint_head (checkpoint, case_id);
