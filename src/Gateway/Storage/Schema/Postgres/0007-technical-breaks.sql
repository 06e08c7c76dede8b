-- Technical breaks, planned or on (S2-11): one list for all instances.
create table technical_break (
    starts_at  bigint primary key,        -- the law's clock, like the end
    ends_at    bigint not null
);
