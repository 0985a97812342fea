-- Areas and organisations with the days on which they hold, how they followed one another, and how councils and systems overlap.
-- A day that is not known is empty; a row is one spell of one code.
create table place_area (
    code text not null,
    name text not null,
    search_key text not null,
    kind text not null,
    parent text not null,
    valid_from text not null,
    valid_to text not null,
    source text not null,
    status text not null,
    primary key (code, valid_from)
);
create index place_area_search on place_area (search_key);

create table place_area_change (
    from_code text not null,
    to_code text not null,
    on_day text not null,
    kind text not null,
    share text not null,
    source text not null,
    status text not null,
    primary key (from_code, to_code, on_day)
);

create table place_overlap (
    area text not null,
    system_code text not null,
    vintage text not null,
    population bigint not null,
    blocks bigint not null,
    best_fit boolean not null,
    status text not null,
    primary key (area, system_code, vintage)
);
create index place_overlap_system on place_overlap (system_code, vintage);

create table place_organisation (
    ods text not null,
    name text not null,
    search_key text not null,
    kind text not null,
    area text not null,
    valid_from text not null,
    valid_to text not null,
    source text not null,
    status text not null,
    primary key (ods, valid_from)
);
create index place_organisation_area on place_organisation (area);
create index place_organisation_search on place_organisation (search_key);

create table place_succession (
    from_ods text not null,
    to_ods text not null,
    on_day text not null,
    kind text not null,
    source text not null,
    status text not null,
    primary key (from_ods, to_ods, on_day)
);
