-- What an authority chose in its charging policy. Each change is a version of the whole, published by somebody named; a decision keeps the one it used.
create table entitlement_policy (
    organisation text not null,
    version bigint not null,
    choices text not null,
    reason text not null,
    published_at text not null,
    published_by text not null,
    published_by_name text not null,
    primary key (organisation, version)
);

-- The day on which a decision is looked at again.
alter table entitlement_decision add column review_on text;
