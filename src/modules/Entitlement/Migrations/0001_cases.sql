-- Financial assessments. A case belongs to one organisation and has a reference of that organisation, never a name.
-- Facts are kept in versions: each change adds one, with who made it, and the highest counts. They are JSON in the form of joinery assess.
create table entitlement_case (
    id text not null,
    organisation text not null,
    reference text not null,
    referred_on text not null,
    opened_at text not null,
    opened_by text not null,
    primary key (id),
    unique (organisation, reference)
);

create table entitlement_facts (
    case_id text not null,
    version bigint not null,
    facts text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (case_id, version)
);

-- A decision keeps all that it was worked out from, so that it can be worked out again: the person file, the answers, and which engine, figures and policy.
-- It is never changed; a later decision takes its place from its own first day.
create table entitlement_decision (
    id text not null,
    case_id text not null,
    number bigint not null,
    from_day text not null,
    setting text not null,
    weekly_pence bigint not null,
    authority_pence bigint not null,
    reason text not null,
    engine text not null,
    rates_hash text not null,
    policy_version text not null,
    inputs_hash text not null,
    inputs text not null,
    answers text not null,
    decided_at text not null,
    decided_by text not null,
    decided_by_name text not null,
    primary key (id),
    unique (case_id, number)
);
