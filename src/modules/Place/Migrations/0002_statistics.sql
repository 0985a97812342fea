-- Figures of metrics: what was imported from which file, and every observation with the file it came from.
-- A figure that a later file revises stays, with the import that replaced it; so a page can be shown as it was.
create table place_import (
    id text not null primary key,
    seq bigint not null,
    feed text not null,
    file_name text not null,
    sha256 text not null,
    source text not null,
    licence text not null,
    readings bigint not null,
    added bigint not null,
    changed bigint not null,
    unchanged bigint not null,
    rejected bigint not null,
    first_day text not null,
    last_day text not null,
    at text not null,
    who text not null
);
create unique index place_import_seq on place_import (seq);

create table place_observation (
    metric text not null,
    area text not null,
    basis text not null,
    from_day text not null,
    until_day text not null,
    version text not null,
    code text not null,
    numerator double precision,
    denominator double precision,
    value double precision,
    mark text not null,
    coverage double precision,
    note text not null,
    found_at text not null,
    import_id text not null,
    replaced_by text not null,
    primary key (metric, area, basis, from_day, until_day, import_id)
);
create index place_observation_import on place_observation (import_id);
create index place_observation_current on place_observation (replaced_by, metric);

create table place_reject (
    import_id text not null,
    number bigint not null,
    place text not null,
    reason text not null,
    primary key (import_id, number)
);

-- Which council, district and system a postcode lies in, from an ONS postcode directory that an administrator imported.
create table place_postcode (
    postcode text not null primary key,
    district text not null,
    council text not null,
    system_code text not null,
    vintage text not null
);
