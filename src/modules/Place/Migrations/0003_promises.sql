-- Promises: commitments, recommendations and a board's own actions, with their words, who is to do them and when.
-- What was promised is not edited: a date that moves, evidence and an ending are rows of their own, and how a promise stands is derived from them.
-- origin says whose a row is: reference (loaded from data/commitments and replaced by the next load), person, or demo.
-- due_by is the last day on which it is on time; a day that is not known is null.
create table place_promise (
    code text not null,
    origin text not null,
    body text not null,
    kind text not null,
    actor text not null,
    quote text not null,
    amount bigint,
    qualifier text not null,
    due_words text not null,
    due_from text,
    due_by text,
    due_rule text not null,
    firmness text not null,
    parent text not null,
    source text not null,
    anchor text not null,
    url text not null,
    published text,
    note text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (code)
);
create index place_promise_body on place_promise (body);

create table place_due_change (
    id text not null,
    promise text not null,
    old_by text,
    new_by text not null,
    announced text,
    reason text not null,
    source text not null,
    origin text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_due_change_promise on place_due_change (promise);

create table place_evidence (
    id text not null,
    promise text not null,
    on_day text not null,
    url text not null,
    claim text not null,
    verifies text not null,
    origin text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (id)
);
create index place_evidence_promise on place_evidence (promise);

create table place_promise_ending (
    promise text not null,
    kind text not null,
    on_day text,
    by_promise text not null,
    reason text not null,
    origin text not null,
    status text not null,
    recorded_at text not null,
    recorded_by text not null,
    primary key (promise)
);

-- A text that somebody gave, of which only the sentences that look like promises are kept, until a person accepts or rejects each.
create table place_promise_text (
    id text not null,
    title text not null,
    url text not null,
    published text,
    hash text not null,
    added_at text not null,
    added_by text not null,
    primary key (id)
);

create table place_suggestion (
    id text not null,
    text_id text not null,
    number bigint not null,
    sentence text not null,
    kind text not null,
    actor text not null,
    amount bigint,
    qualifier text not null,
    due_words text not null,
    why text not null,
    decision text not null,
    decided_at text,
    decided_by text not null,
    promise text not null,
    primary key (id)
);
create index place_suggestion_text on place_suggestion (text_id, number);
