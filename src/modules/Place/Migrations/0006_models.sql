-- Models of care: who follows which, what is in place there, what evaluations found and what it cost.
-- The models themselves are built in (data/models). Nothing is edited away: a site that changes gets a new version of its row and the highest
-- counts; whether an element is in place is what was recorded last; evaluations and returns are only added.
-- until_day is the first day after; money is whole pence; earlier counts are null when nobody looked.
create table place_model_site (
    site text not null,
    version bigint not null,
    framework text not null,
    body text not null,
    population bigint not null,
    from_day text not null,
    until_day text,
    reason text not null,
    source text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (site, version)
);
create index place_model_site_framework on place_model_site (framework);
create index place_model_site_body on place_model_site (body);

create table place_model_element (
    id text not null,
    site text not null,
    element bigint not null,
    is_in_place boolean not null,
    on_day text not null,
    evidence text not null,
    url text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_model_element_site on place_model_element (site);

create table place_evaluation (
    id text not null,
    framework text not null,
    measure text not null,
    period text not null,
    with_before bigint not null,
    with_after bigint not null,
    without_before bigint not null,
    without_after bigint not null,
    earlier_with_before bigint,
    earlier_with_after bigint,
    earlier_without_before bigint,
    earlier_without_after bigint,
    source text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_evaluation_framework on place_evaluation (framework);

create table place_return (
    id text not null,
    framework text not null,
    what text not null,
    cost bigint not null,
    benefit bigint not null,
    standing text not null,
    source text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_return_framework on place_return (framework);

-- Self-assessments of a place against a version of the high impact change model, private to the partners named.
-- Each partner sends its ratings once; a level that the partners agree on is added, and the newest counts; so is every decision to publish.
create table place_self_assessment (
    id text not null,
    version text not null,
    area text not null,
    started_on text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_self_assessment_area on place_self_assessment (area);

create table place_partner (
    assessment text not null,
    body text not null,
    primary key (assessment, body)
);
create index place_partner_body on place_partner (body);

-- level is null when a partner cannot say.
create table place_rating (
    assessment text not null,
    body text not null,
    change bigint not null,
    level bigint,
    evidence text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (assessment, body, change)
);

create table place_agreed_level (
    id text not null,
    assessment text not null,
    change bigint not null,
    level bigint not null,
    evidence text not null,
    agreed_by text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_agreed_level_assessment on place_agreed_level (assessment);

create table place_change_action (
    promise text not null,
    assessment text not null,
    change bigint not null,
    primary key (promise)
);
create index place_change_action_assessment on place_change_action (assessment);

create table place_publication (
    id text not null,
    assessment text not null,
    is_public boolean not null,
    reason text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_publication_assessment on place_publication (assessment);

-- What makes areas alike, as imported; the newest import of a feature replaces it whole.
create table place_peer_feature (
    area text not null,
    feature text not null,
    value double precision not null,
    as_of text not null,
    source text not null,
    recorded_at text not null,
    primary key (area, feature)
);
