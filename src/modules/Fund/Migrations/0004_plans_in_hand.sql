-- A plan that a fund manager brought in a workbook and has not yet decided on. It goes when it is saved, when it is put away, or after a day.
create table fund_plan_in_hand (
    id text not null,
    pool text not null,
    version bigint not null,
    document text not null,
    notes text not null,
    at text not null,
    who text not null,
    primary key (id)
);
