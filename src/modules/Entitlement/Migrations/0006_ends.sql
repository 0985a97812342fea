-- A version that ends an agreement: none of its terms hold from its first day on. It repeats the terms that held, with what is known about the end.
alter table entitlement_agreement add column is_end boolean not null default false;

-- What an officer said an unsorted line of a statement was for, after asking the person. The line itself is never changed.
create table entitlement_card_sorting (
    case_id text not null,
    reference text not null,
    kind text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    primary key (case_id, reference)
);

-- What had been asked back before a notice and was not paid yet: it is not asked for twice.
alter table entitlement_recovery add column asked_pence bigint not null default 0;
