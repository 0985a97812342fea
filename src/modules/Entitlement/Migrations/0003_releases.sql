-- Figures of the law that came after the program: each release is a file as it was published here, by somebody named. It is never changed.
create table entitlement_release (
    number bigint not null,
    figures text not null,
    reason text not null,
    published_at text not null,
    published_by text not null,
    published_by_name text not null,
    primary key (number)
);

-- A file of figures that somebody sent and has not decided on.
create table entitlement_draft (
    id text not null,
    figures text not null,
    at text not null,
    who text not null,
    primary key (id)
);
