-- Documents that an officer keeps with an assessment because they show something: statements, letters, valuations. They never change.
-- The name that a file had is not kept: it may hold the name of a person. The hash of the bytes is in the deed too.
create table entitlement_evidence (
    id text not null,
    case_id text not null,
    number bigint not null,
    kind text not null,
    section text not null,
    format text not null,
    sha256 text not null,
    bytes bigint not null,
    kept_at text not null,
    kept_by text not null,
    kept_by_name text not null,
    content bytea not null,
    primary key (id),
    unique (case_id, number)
);

-- A document that no longer counts. Its bytes stay, for the decisions that rested on them.
create table entitlement_evidence_withdrawn (
    evidence_id text not null,
    reason text not null,
    withdrawn_at text not null,
    withdrawn_by text not null,
    withdrawn_by_name text not null,
    primary key (evidence_id)
);

-- A decision that puts some days right ends where another one, or other facts, took over; null where it holds until another takes its place.
-- Of the decisions made for a day, the newest holds.
alter table entitlement_decision add column until_day text;
