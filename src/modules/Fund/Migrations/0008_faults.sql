-- Spending outside the agreement's terms, or without authority: who bears it alone. The newest for a scheme and partner holds; an amount of 0 takes it back.
create table fund_fault (
    pool text not null,
    number bigint not null,
    scheme text not null,
    partner text not null,
    pence bigint not null,
    reason text not null,
    document text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    primary key (pool, number)
);
