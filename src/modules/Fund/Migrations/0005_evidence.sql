-- How every national condition came out for a version of a plan, as it was worked out when the version was saved: its bytes are kept and never worked out again.
create table fund_evidence (
    pool text not null,
    version bigint not null,
    document text not null,
    sha256 text not null,
    frozen_at text not null,
    primary key (pool, version)
);
