-- Who leads what: posts of bodies, and the spells in which somebody held them.
-- Nothing is edited away: a spell that ends or is put right gets a new version of its row with the reason, and the highest version counts.
-- until_day is the first day after the spell; a day that is not known is null. Contact is of the post, never of a person.
create table place_post (
    id text not null,
    body text not null,
    joint_body text not null,
    title text not null,
    role text not null,
    is_single boolean not null,
    is_required boolean not null,
    contact text not null,
    source text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_post_body on place_post (body);
create index place_post_joint on place_post (joint_body);

create table place_spell (
    spell text not null,
    version bigint not null,
    post text not null,
    holder text not null,
    from_day text,
    until_day text,
    is_job_share boolean not null,
    reason text not null,
    source text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (spell, version)
);
create index place_spell_post on place_spell (post);
