-- Everything done, in a chain (DeedChain.cs), and events to be told after commit (Outbox.cs).
create table kernel_deed (
    seq bigint primary key,
    id text not null unique,
    at text not null,
    who text not null,
    who_name text not null,
    roles text not null,
    organisation text not null,
    action text not null,
    purpose text not null,
    reason text not null,
    subject text not null,
    detail text not null,
    previous text not null,
    hash text not null
);
create index kernel_deed_subject on kernel_deed (subject, seq);
create index kernel_deed_who on kernel_deed (who, seq);

create table kernel_outbox (
    seq bigint primary key,
    topic text not null,
    body text not null,
    at text not null
);

create table kernel_outbox_taken (
    subscriber text primary key,
    seq bigint not null
);
