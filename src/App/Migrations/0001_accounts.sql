-- Accounts of people who have signed in or may do so in the demo place; their sessions; keys shared by all nodes; notices.
create table app_account (
    id text primary key,
    name text not null,
    organisation text not null,
    roles text not null,
    signed_in_with text not null,
    last_seen_at text
);

-- A session's key is kept only as its hash, so that a copy of the table lets nobody in.
create table app_session (
    key_hash text primary key,
    account text not null,
    ticket bytea not null,
    began_at text not null,
    ends_at text not null
);
create index app_session_ends on app_session (ends_at);

create table app_key (
    name text primary key,
    xml text not null
);

create table app_notice (
    id text primary key,
    heading text not null,
    words text not null,
    posted_by text not null,
    posted_at text not null,
    until text not null,
    withdrawn_at text
);
