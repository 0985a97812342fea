-- Agreements that partners sign. A version is drawn up, signed by each body for itself, and then holds from its first day.
-- Rows from before have no first day and need no signature: they hold as they did.
alter table fund_agreement add column effective text;
alter table fund_agreement add column signers bigint not null default 0;

-- Who signed a version for which body, and when. A body signs once; what was signed is never changed.
create table fund_agreement_signature (
    pool text not null,
    version bigint not null,
    body text not null,
    name text not null,
    office text not null,
    signed_on text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    primary key (pool, version, body)
);

-- A variation while it is being drawn up, one for each pool. It goes when it is sent for signature or thrown away.
create table fund_agreement_draft (
    pool text not null,
    revision bigint not null,
    based_on bigint not null,
    effective text not null,
    reason text not null,
    terms text not null,
    changed_at text not null,
    changed_by text not null,
    changed_by_name text not null,
    primary key (pool)
);
