-- People of the place and which bodies are involved in their care. The search keys are the name, family name first and given
-- name first, folded in C#, because the two databases fold letters differently.
create table record_person (
    id text primary key,
    nhs_number text not null unique,
    given_name text not null,
    family_name text not null,
    search_key text not null,
    turned_key text not null,
    born_on text not null,
    died_on text,
    address text not null,
    postcode text not null,
    neighbourhood text not null
);
create index record_person_search on record_person (search_key);
create index record_person_turned on record_person (turned_key);
create index record_person_born on record_person (born_on);
create index record_person_postcode on record_person (postcode);

create table record_involvement (
    id text primary key,
    person text not null references record_person (id),
    organisation text not null,
    kind text not null,
    from_day text not null,
    until_day text
);
create index record_involvement_person on record_involvement (person);
create index record_involvement_organisation on record_involvement (organisation);
