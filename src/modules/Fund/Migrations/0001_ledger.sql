-- The joint ledger. The pool is not a legal body: each body has a book of its own, and the pool is a dimension of what they post.
-- Nothing here is ever changed or taken away; what was wrong is turned round by another entry.
create table fund_body (
    code text not null,
    name text not null,
    kind text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (code)
);

-- An agreement of partners on one pool and year, with its streams, contributions, schemes and plan. A variation is a version.
create table fund_agreement (
    pool text not null,
    version bigint not null,
    terms text not null,
    reason text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    primary key (pool, version)
);

-- Up to and with which day a body's book is closed; the latest counts.
create table fund_closing (
    body text not null,
    last_day text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (body, last_day)
);

create table fund_entry (
    seq bigint not null,
    id text not null,
    effective text not null,
    recorded_at text not null,
    recorded_by text not null,
    kind bigint not null,
    document text not null,
    refers_to text,
    reverses text,
    commitment text,
    reserved_until text,
    details text not null,
    previous text not null,
    hash text not null,
    primary key (seq),
    unique (id)
);

create table fund_posting (
    seq bigint not null,
    line bigint not null,
    book text not null,
    account bigint not null,
    counter text,
    pool text not null,
    scheme text,
    stream text not null,
    origin bigint not null,
    nature bigint not null,
    pence bigint not null,
    primary key (seq, line)
);

-- A return as it was submitted: its bytes are kept and never worked out again. Another look at the same period is another version.
create table fund_return (
    pool text not null,
    period_end text not null,
    version bigint not null,
    frozen_at text not null,
    document text not null,
    sha256 text not null,
    reason text not null,
    submitted_at text not null,
    submitted_by text not null,
    submitted_by_name text not null,
    primary key (pool, period_end, version)
);
