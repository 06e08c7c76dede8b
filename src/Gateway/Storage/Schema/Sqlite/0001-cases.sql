-- One row per application. Instants are microseconds since 1970-01-01 UTC; columns marked (*) are encrypted, with the id of their
-- key in front of the bytes. Nothing that says who a person is stands outside them; person_key is a keyed hash of the ИИН.
create table application_case (
    id              text primary key,
    number          text not null unique,
    state           text not null,
    due_at          bigint,               -- the law's clock; null: nothing happens by itself
    lease_until     bigint,               -- the machine's clock; a crashed worker's lease runs out
    attempts        int not null,
    version         bigint not null,      -- raised by every claim and every save: a worker that lost its lease saves nothing
    channel         text not null,
    category        text not null,
    kind_of_post    text not null,
    school_year     text not null,
    provider_bin    text not null,
    person_key      blob not null,
    content_hash    text not null,        -- same id and same content: same answer for ever
    received_at     bigint not null,
    registered_at   bigint,
    warn_at         bigint,
    due_by          bigint,
    outcome         text,                 -- Acceptance, Refusal: set when the notice is issued
    notice_id       text unique,
    reply_to        text,
    correlation_id  text,
    application     blob not null,        -- (*) as submitted, without the documents' bytes
    evidence        blob not null,        -- (*) what the registers and the platform said
    decision        blob,                 -- (*) proposal, findings, a person's decision
    notice          blob,                 -- (*) notice as composed, and as signed: only those bytes are ever sent
    journal_seq     bigint not null,
    journal_hash    blob not null
);
create index application_case_due on application_case (due_at) where due_at is not null;
create index application_case_person on application_case (person_key, kind_of_post, school_year);

create table case_document (
    case_id   text not null references application_case (id),
    ordinal   int not null,
    content   blob not null,              -- (*)
    primary key (case_id, ordinal)
);

-- What happened to a case, in order; each entry carries the hash of the one before.
create table journal (
    case_id   text not null references application_case (id),
    seq       bigint not null,
    at        bigint not null,
    stop      text not null,
    entry     text not null,
    details   text,                       -- JSON, nothing personal
    hash      blob not null,
    primary key (case_id, seq)
);

-- Messages to be published: written with the change that causes them, removed after the broker's confirm.
create table outbox (
    id              integer primary key autoincrement,
    case_id         text,
    exchange        text,                 -- null: straight to a queue
    routing_key     text not null,
    type            text not null,
    message_id      text not null,
    correlation_id  text,
    cause           text,                 -- of a parked message
    body            blob not null,        -- (*)
    due_at          bigint not null,      -- the law's clock
    lease_until     bigint,               -- the machine's clock
    attempts        int not null
);
create index outbox_due on outbox (due_at);
create index outbox_case on outbox (case_id, id);

create table serial (year int primary key, last bigint not null);
