-- The plan of a pool for the national conditions: income, expenditure, published figures, documents and signatures. A change is a version; none is ever changed.
create table fund_plan (
    pool text not null,
    version bigint not null,
    document text not null,
    reason text not null,
    published_at text not null,
    published_by text not null,
    published_by_name text not null,
    primary key (pool, version)
);
