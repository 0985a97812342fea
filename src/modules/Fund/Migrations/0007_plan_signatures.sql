-- Who signed a version of a plan, in which role and for which body, and when. A role of a body signs once; what was signed is never changed.
-- The board's approval is a row of its own, in the role health-and-wellbeing-board.
create table fund_plan_signature (
    pool text not null,
    version bigint not null,
    role text not null,
    partner text not null,
    signed_on text not null,
    is_delegate boolean not null,
    name text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    primary key (pool, version, role, partner)
);
